import type { Average, Proportion } from '@/domain/model-card';
import type { CheckRecord, StepRecord } from '@/domain/training/record';
import { fetchedText } from '@/text/fetched';
import { smoothed, type ChartSeries } from '@/ui/chart-data';

/** Steps drawn at most: of longer trainings every n-th is. */
const MOST_POINTS = 4000;

/** The steps to draw: all, or every n-th and the last; n is odd, because of terms that take turns both should show. */
export function thinned<T>(records: readonly T[], most = MOST_POINTS): readonly T[] {
  const every = Math.ceil(records.length / most) | 1;
  if (every <= 1) return records;
  return records.filter((_, index) => index % every === 0 || index === records.length - 1);
}

function term(
  label: string,
  records: readonly StepRecord[],
  of: (record: StepRecord) => number | undefined,
): ChartSeries {
  const raw = records.map((record) => of(record) ?? null);
  return { label, raw, values: smoothed(raw) };
}

/**
 * The loss's terms before their weights, smoothed, with the raw values behind; the gradient norm, which few recipes hold,
 * only where a step computed it.
 */
export function lossSeries(records: readonly StepRecord[]): ChartSeries[] {
  const { terms } = fetchedText.finetune.charts;
  const hasGradientNorm = records.some(({ inputGradient }) => inputGradient !== undefined);
  return [
    term(terms.crossEntropy, records, (record) => record.crossEntropy),
    term(terms.jacobian, records, (record) => record.jacobian),
    term(terms.selective, records, (record) => record.selective),
    ...(hasGradientNorm ? [term(terms.inputGradient, records, (record) => record.inputGradient)] : []),
  ];
}

/** The loss as it is now, terms and weights together, smoothed like the terms. */
export function smoothedLoss(records: readonly StepRecord[]): number | undefined {
  return smoothed(records.map(({ loss }) => loss)).at(-1) ?? undefined;
}

function measured(
  label: string,
  checks: readonly CheckRecord[],
  of: (check: CheckRecord) => Proportion | Average,
): ChartSeries {
  const known = checks.map(of);
  return {
    label,
    values: known.map(({ value }) => value),
    low: known.map(({ low }) => low),
    high: known.map(({ high }) => high),
  };
}

/** Accuracy on the held-out pictures, clean and attacked. */
export function accuracySeries(checks: readonly CheckRecord[]): ChartSeries[] {
  const said = fetchedText.finetune.charts;
  const epsilon = checks.at(-1)?.epsilon255;
  return [
    measured(said.clean, checks, (check) => check.clean),
    measured(epsilon === undefined ? said.attacked : said.attackedWithin(epsilon), checks, (check) => check.attacked),
  ];
}

/** Mean ‖J‖ on the held-out pictures. */
export function normSeries(checks: readonly CheckRecord[]): ChartSeries[] {
  return [measured('‖J‖', checks, (check) => check.jacobianNorm)];
}

/** Mean agreement of gradient and perturbation maps on the held-out pictures. */
export function agreementSeries(checks: readonly CheckRecord[]): ChartSeries[] {
  return [measured('ρ', checks, (check) => check.agreement)];
}
