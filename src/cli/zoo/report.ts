import { decimalPercent } from '@/domain/format';
import { bootstrapMean, shareOf } from '@/domain/statistics';
import { aboutOf, nameOf, type Bench, type BenchModel } from './bench';
import { checksOf } from './checks';
import { flagsOf } from './flags-of';
import { accuracySteps, strongSteps, transferSteps, type AttackStep } from './plan';
import type { AccuracyRecord, SaliencyRecord } from './results';
import { grid } from './text';
import { transferAbout } from './transfer';

/** Everything on record about the models of a bench, as tables; what was not measured is a dash. */
export function reportTables(bench: Bench): string {
  return [
    accuracyTable(bench),
    ...bench.models.flatMap((model) => checksOf(bench, model)),
    ...transferSteps.flatMap((step) => transferTable(bench, step)),
    ...saliencyTables(bench),
  ].join('\n\n');
}

/** Accuracy in percent, on at least one picture; an attack counts on as many as it was measured on. */
function accuracyTable(bench: Bench): string {
  const columns = [...accuracySteps, ...strongSteps].filter(({ params }) => params.loss !== 'margin');
  const known = columns.filter((step) => bench.models.some(({ results }) => results.accuracy(anyCount(bench, step))));
  return [
    'Accuracy in %, clean and under attack (how many pictures)',
    grid([
      ['', ...bench.models.map(({ id }) => id)],
      ...known.map((step) => [nameOf(step), ...bench.models.map((model) => accuracyCell(bench, model, step))]),
    ]),
  ].join('\n');
}

function accuracyCell(bench: Bench, { results }: BenchModel, step: AttackStep): string {
  const found = results.accuracy(anyCount(bench, step));
  return found ? `${accuracyText(found)} (${found.n})` : '–';
}

function transferTable(bench: Bench, step: AttackStep): string[] {
  const cell = (source: BenchModel, target: BenchModel): string => {
    const found = target.results.accuracy(transferAbout(bench, step, source, target));
    return found ? accuracyText(found) : '–';
  };
  const rows = bench.models.map((source) => [source.id, ...bench.models.map((target) => cell(source, target))]);
  if (rows.every(([, ...cells]) => cells.every((text) => text === '–'))) return [];
  return [
    [
      `${nameOf(step)}: accuracy in % of each column under attacks made on each row, ${bench.n} pictures`,
      grid([['made on', ...bench.models.map(({ id }) => id)], ...rows]),
    ].join('\n'),
  ];
}

/** One table a saliency metric and attack: methods by models, means with their bootstrap interval. */
function saliencyTables(bench: Bench): string[] {
  const records = bench.models.map(({ results }) =>
    results
      .all()
      .filter((record): record is SaliencyRecord => record.kind === 'saliency' && record.data === bench.data),
  );
  const titleOf = (record: SaliencyRecord): string => `${record.metric}, ${nameOf(record)}`;
  const titles = [...new Set(records.flat().map(titleOf))].sort();
  return titles.map((title) => {
    const rows = records.map((list) => list.filter((record) => titleOf(record) === title));
    const methods = [...new Set(rows.flat().map(({ method }) => method))];
    return [
      title,
      grid([
        ['', ...bench.models.map(({ id }) => id)],
        ...methods.map((method) => [
          method,
          ...rows.map((list) => averageText(list.find((record) => record.method === method))),
        ]),
      ]),
    ].join('\n');
  });
}

function averageText(record: SaliencyRecord | undefined): string {
  const average = record && bootstrapMean(record.values.map((value) => value ?? NaN));
  return average ? `${average.value.toFixed(3)} (${average.low.toFixed(3)} to ${average.high.toFixed(3)})` : '–';
}

function anyCount(bench: Bench, step: AttackStep): Omit<AccuracyRecord, 'outcome' | 'command'> {
  return { kind: 'accuracy', ...aboutOf(bench, step, 1) };
}

function accuracyText({ outcome }: AccuracyRecord): string {
  return decimalPercent(shareOf(flagsOf(outcome)).value);
}
