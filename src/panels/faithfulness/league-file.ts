import type { LeagueRow } from '@/domain/league';
import type { MetricDescriptor } from '@/domain/map-metric';

/** The table as a file: a line for each method and measure. */
export function leagueFile(
  methods: readonly string[],
  metrics: readonly MetricDescriptor[],
  rows: readonly LeagueRow[],
): Blob {
  const lines = rows.flatMap((row, i) =>
    metrics.flatMap(({ id }) => {
      const cell = row.cells[id];
      if (!cell) return [];
      const { score, chance, against = '' } = cell;
      return [[quoted(methods[i]!), id, score.value, score.low, score.high, chance?.value ?? '', against, score.n]];
    }),
  );
  const head = ['method', 'measure', 'mean', 'low', 'high', 'chance', 'against chance', 'pictures'];
  // With the mark by which spreadsheets know UTF-8.
  return new Blob(['\uFEFF', [head, ...lines].map((line) => `${line.join(',')}\n`).join('')], { type: 'text/csv' });
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
