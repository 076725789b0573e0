import { decimalPercent } from '@/domain/format';
import { bootstrapMean, shareOf } from '@/domain/statistics';
import { aboutOf, nameOf, type Bench, type BenchModel } from './bench';
import { checksOf } from './checks';
import { flagsOf } from './flags-of';
import {
  accuracySteps,
  explainedSteps,
  shiftMetrics,
  stabilitySteps,
  strongSteps,
  transferSteps,
  type AttackStep,
} from './plan';
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
    ...stabilityTables(bench),
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
  const explained = new Set(explainedSteps.map(nameOf));
  const ofCurves = stabilitySteps.map(nameOf).filter((name) => !explained.has(name));
  const tabled = records.flat().filter((record) => !ofCurves.includes(nameOf(record)));
  const titles = [...new Set(tabled.map(titleOf))].sort();
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

/** One table a measure: how like the clean maps stay, ε by ε, of every model and method; nothing without a curve. */
function stabilityTables({ models, data, n, seed }: Bench): string[] {
  return shiftMetrics.flatMap((metric) => {
    const rows = models.flatMap(({ id, results }) => {
      const records = results.all().filter((record): record is SaliencyRecord => record.kind === 'saliency');
      const methods = [...new Set(records.filter((record) => record.data === data).map(({ method }) => method))];
      return methods.flatMap((method) => {
        const found = stabilitySteps.map((step) =>
          results.saliency({ kind: 'saliency', method, metric, ...aboutOf({ data, seed }, step, 1) }),
        );
        return found.every(Boolean) ? [[`${id}, ${method}`, ...found.map(averageText)]] : [];
      });
    });
    if (rows.length === 0) return [];
    const [{ attack, params }] = stabilitySteps as [AttackStep];
    const head = ['ε', ...stabilitySteps.map(({ epsilon255 }) => `${epsilon255}/255`)];
    return [`${metric} over ε, ${attack}, steps ${params['steps']}, ${n} pictures\n${grid([head, ...rows])}`];
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
