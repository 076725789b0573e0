import { choosePictures } from '@/domain/labelled-pictures';
import { defaultParams, type ParamValues } from '@/domain/params';
import { shareOf } from '@/domain/statistics';
import { findAttack } from '@/engine/attacks/registry';
import { evaluate } from '@/engine/evaluation/evaluate';
import { survivors } from '@/engine/evaluation/survivors';
import { withProgress } from '../output';
import { aboutOf, cleanFlags, nameOf, withModel, type Bench, type BenchModel } from './bench';
import { flagsOf, outcomeOf } from './flags-of';
import { WORST_LOSS, type AttackStep } from './plan';
import { percentText, seconds } from './text';

/** Apart enough that restarts never share the seed of a batch. */
const RESTART_SEED = 1_000_003;

/**
 * Measures each step on the first `n` pictures (clean: on all). A picture counts if it is named rightly, clean and after
 * every run of the step; each run attacks only what those before left standing.
 */
export async function measureAccuracy(
  bench: Bench,
  entry: BenchModel,
  steps: readonly AttackStep[],
  n: number,
): Promise<void> {
  const { results } = entry;
  await withModel(bench, entry.id, async (model) => {
    for (const step of steps) {
      const isClean = step.attack === 'none';
      const wanted = { kind: 'accuracy' as const, ...aboutOf(bench, step, isClean ? bench.pictures.labels.length : n) };
      if (results.accuracy(wanted)) continue;
      const started = performance.now();
      const classifier = await model();
      const flags = isClean
        ? (await withProgress(evaluate({ ...bench, model: classifier }))).cleanClasses.map(
            (found, i) => found === bench.pictures.labels[i],
          )
        : await standingAfter(bench, entry, classifier, step, n);
      await results.add({ ...wanted, command: bench.command, outcome: outcomeOf(flags) });
      bench.report(`${entry.id}: ${nameOf(step)}: ${percentText(shareOf(flags))}${seconds(started)}`);
    }
  });
}

async function standingAfter(
  bench: Bench,
  entry: BenchModel,
  model: Parameters<typeof survivors>[0]['model'],
  step: AttackStep,
  n: number,
): Promise<boolean[]> {
  const method = findAttack(step.attack);
  const pictures = choosePictures(
    bench.pictures,
    Array.from({ length: n }, (_, i) => i),
  );
  const begun = begunBy(bench, entry, step, n);
  let standing = begun?.standing ?? cleanFlags(bench, entry, n);
  for (const { params, restart } of runsOf(step).slice(begun ? 1 : 0)) {
    const attack = { method, params: paramsFor(step, params) };
    const seed = bench.seed + restart * RESTART_SEED;
    standing = await withProgress(survivors({ model, pictures, standing, attack, seed, batch: bench.batch }));
  }
  return standing;
}

/** The full parameters of an attack at a step's ε, which may lie beyond what the page offers (128/255, as a check). */
export function paramsFor({ attack, epsilon255 }: AttackStep, given: ParamValues): ParamValues {
  const schema = findAttack(attack).params;
  const known = Object.fromEntries(Object.entries(given).filter(([name]) => Object.hasOwn(schema, name)));
  return { ...defaultParams(schema), ...known, eps: epsilon255 };
}

interface AttackRun {
  readonly params: ParamValues;
  readonly restart: number;
}

/** The single runs whose worst case a step is: every restart with every loss, the margin first. */
function runsOf({ params }: AttackStep): AttackRun[] {
  const losses = params.loss === WORST_LOSS ? ['margin', 'cross-entropy'] : [params.loss];
  const restarts = Number(params.restarts ?? 1);
  return Array.from({ length: restarts }, (_, restart) =>
    losses.map((loss) => ({
      restart,
      params: { ...params, ...(params.restarts !== undefined && { restarts: 1 }), ...(loss !== undefined && { loss }) },
    })),
  ).flat();
}

/** A worst case of one restart has its first run on record where the margin alone was measured. */
function begunBy(
  bench: Bench,
  { results }: BenchModel,
  step: AttackStep,
  n: number,
): { readonly standing: boolean[] } | undefined {
  if (step.params.loss !== WORST_LOSS || step.params.restarts !== 1) return undefined;
  const margin = { ...step, params: { ...step.params, loss: 'margin' } };
  const known = results.accuracy({ kind: 'accuracy', ...aboutOf(bench, margin, n) });
  return known && { standing: flagsOf(known.outcome).slice(0, n) };
}
