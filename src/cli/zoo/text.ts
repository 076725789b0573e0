import { decimalPercent } from '@/domain/format';
import type { Proportion } from '@/domain/model-card';

/** A share, e.g. "29.3 % (88 of 300)". */
export function percentText({ value, count, n }: Pick<Proportion, 'value' | 'count' | 'n'>): string {
  return `${decimalPercent(value)} % (${count} of ${n})`;
}

/** How long it took since `started` (of `performance.now`), e.g. ", 54 s". */
export function seconds(started: number): string {
  return `, ${((performance.now() - started) / 1000).toFixed(0)} s`;
}

/** Columns side by side, the first to the left, the others to the right; the first row is the head. */
export function grid(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      widths
        .map((width, column) => (column === 0 ? (row[0] ?? '').padEnd(width) : (row[column] ?? '').padStart(width)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
