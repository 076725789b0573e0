import { hasSign } from '@/domain/method';
import type { DisplayMap } from '@/domain/display';
import { isFlat } from '@/domain/flat-map';
import { gini } from '@/domain/gini';
import { choosePictures, type LabelledPictures } from '@/domain/labelled-pictures';
import { mapShift } from '@/domain/map-shift';
import { defaultParams } from '@/domain/params';
import { random, shuffled } from '@/domain/random';
import { areaUnder, bySaliency, REMOVAL_STEPS } from '@/domain/removal';
import { mean } from '@/domain/statistics';
import { findAttack } from '@/engine/attacks/registry';
import { batches, toTensor } from '@/engine/evaluation/batches';
import { evaluate } from '@/engine/evaluation/evaluate';
import { explain } from '@/engine/evaluation/explain';
import { mapValues } from '@/engine/evaluation/map-values';
import type { Run, Step } from '@/engine/method';
import type { Classifier } from '@/engine/models/classifier';
import { removalCurves, type Removal } from '@/engine/metrics/removal';
import { relay } from '@/engine/run';
import { findSaliency } from '@/engine/saliency/registry';
import { withProgress } from '../output';
import { paramsFor } from './accuracy';
import { aboutOf, nameOf, withModel, type Bench, type BenchModel } from './bench';
import { once } from './once';
import { agreementWith, explainedStepsOf, shiftMetrics, stabilitySteps, type AttackStep } from './plan';
import type { SaliencyRecord } from './results';
import { seconds } from './text';

const none: AttackStep = { attack: 'none', epsilon255: 0, params: {} };

/** The metrics of one method, each with the attack it is about and how its values are made. */
interface Metric {
  readonly metric: string;
  readonly step: AttackStep;
  readonly values: () => Promise<readonly number[]>;
}

/**
 * Measures how the maps of every method fare on the first n pictures: how far they move under attack, how they are
 * spread, whether they point at what the model uses. Every map explains the class given to the clean picture, with the
 * method's default parameters; metrics are of the map as it is shown, one value a pixel. A flat map (`isFlat`) scores
 * nothing, and is said to be left out.
 */
export async function measureSaliency(bench: Bench, entry: BenchModel, methods: readonly string[]): Promise<void> {
  await measure(bench, entry, methods, metricsOf);
}

/** Measures how like the clean ones the maps of every method stay as ε grows (`stabilitySteps`). */
export async function measureStability(bench: Bench, entry: BenchModel, methods: readonly string[]): Promise<void> {
  await measure(bench, entry, methods, (maps, method) =>
    stabilitySteps.flatMap((step) => shiftsOf(maps, method, step, () => maps.maps({ method, step }))),
  );
}

async function measure(
  bench: Bench,
  entry: BenchModel,
  methods: readonly string[],
  metrics: (maps: Maps, method: string) => readonly Metric[],
): Promise<void> {
  await withModel(bench, entry.id, async (model) => {
    const maps = mapMaker(bench, model);
    for (const method of methods) {
      for (const { metric, step, values } of metrics(maps, method)) {
        const wanted: Omit<SaliencyRecord, 'values' | 'command'> = {
          kind: 'saliency',
          method,
          metric,
          ...aboutOf(bench, step, bench.n),
        };
        if (entry.results.saliency(wanted)) continue;
        const started = performance.now();
        const found = await values();
        await entry.results.add({ ...wanted, command: bench.command, values: found.map(rounded) });
        bench.report(`${entry.id}: ${method}, ${metric}, ${nameOf(step)}: ${averageText(found)}${seconds(started)}`);
      }
    }
  });
}

/** The mean of the values there are, and how many maps were flat and have none. */
function averageText(values: readonly number[]): string {
  const known = values.filter((value) => Number.isFinite(value));
  const left = values.length - known.length;
  const flat = left === 0 ? '' : ` (${left} of ${values.length} left out: a map is flat)`;
  return `${known.length === 0 ? '–' : mean(known).toFixed(3)}${flat}`;
}

type Maps = ReturnType<typeof mapMaker>;

/** Attacked pictures and maps, each made once, when it is first asked for. */
function mapMaker(bench: Bench, model: () => Promise<Classifier>) {
  const { seed, batch } = bench;
  const pictures = choosePictures(
    bench.pictures,
    Array.from({ length: bench.n }, (_, i) => i),
  );
  /** The clean pictures with the model's own answers as labels: the classes to explain. */
  const answered = once(async () => {
    const { cleanClasses } = await withProgress(evaluate({ model: await model(), pictures, seed, batch }));
    return { ...pictures, labels: cleanClasses };
  });
  const attacked = once(async (step: AttackStep): Promise<LabelledPictures> => {
    if (step.attack === 'none') return answered(undefined);
    const attack = { method: findAttack(step.attack), params: paramsFor(step, step.params) };
    const { adversarial } = await withProgress(evaluate({ model: await model(), pictures, attack, seed, batch }));
    return { ...(await answered(undefined)), pixels: adversarial };
  });
  const maps = once(async ({ method: id, step }: { method: string; step: AttackStep }): Promise<DisplayMap[]> => {
    const method = findSaliency(id);
    const shown = await attacked(step);
    const params = defaultParams(method.params);
    const run = explain({ model: await model(), pictures: shown, method, params, target: 'label', seed, batch });
    return mapValues(await withProgress(run), hasSign(method, params));
  });
  const removed = once(async ({ method, removal }: { method: string; removal: Removal }): Promise<number[]> => {
    const shown = await answered(undefined);
    const pixels = shown.shape[0] * shown.shape[1];
    const orders =
      method === RANDOM
        ? shown.labels.map((_, i) => shuffled(pixels, random(seed, i)))
        : (await maps({ method, step: none })).map(({ values }) => bySaliency(values));
    return withProgress(areas(await model(), shown, removal, orders));
  });
  return { maps, removed };
}

/** No method: the order that chance gives. */
const RANDOM = 'random';

/** The area under each picture's curve, of the class it is labelled with. */
async function* areas(
  model: Classifier,
  pictures: LabelledPictures,
  removal: Removal,
  orders: readonly Uint32Array[],
): Run<number[]> {
  const found: number[] = [];
  for (const single of batches(pictures, 1)) {
    const image = toTensor(single);
    const run = removalCurves(removal, { model, image, target: single.labels[0]! }, [orders[single.first]!]);
    try {
      const [curve] = yield* relay(run, (): Step<number[]> => ({ step: single.first, total: orders.length }));
      found.push(areaUnder(curve!));
    } finally {
      image.dispose();
    }
  }
  return found;
}

/** How far the clean maps of a method are from rivals of theirs, by every measure of that. */
function shiftsOf({ maps }: Maps, method: string, step: AttackStep, rivals: () => Promise<DisplayMap[]>): Metric[] {
  const moved = once(async () => {
    const after = await rivals();
    return (await maps({ method, step: none })).map((map, i) => mapShift(map, after[i]!));
  });
  return shiftMetrics.map((metric) => ({
    metric,
    step,
    values: async () => (await moved(undefined)).map((shift) => shift?.[metric] ?? NaN),
  }));
}

function metricsOf(made: Maps, method: string): Metric[] {
  const { maps, removed } = made;
  const clean = (): Promise<DisplayMap[]> => maps({ method, step: none });
  const againstChance = (metric: 'deletion' | 'insertion', baseline: string): Metric => ({
    metric: `${metric}-minus-random`,
    step: { ...none, params: { steps: REMOVAL_STEPS, baseline } },
    values: async () => {
      const [ours, chance] = [
        await removed({ method, removal: metric }),
        await removed({ method: RANDOM, removal: metric }),
      ];
      const shown = await clean();
      return ours.map((area, i) => (isFlat(shown[i]!) ? NaN : area - chance[i]!));
    },
  });
  return [
    {
      metric: 'gini',
      step: none,
      values: async () => (await clean()).map((map) => (isFlat(map) ? NaN : gini(map.values))),
    },
    ...explainedStepsOf(method).flatMap((step) => shiftsOf(made, method, step, () => maps({ method, step }))),
    // The control: how alike two maps are that have nothing to do with each other.
    ...shiftsOf(made, method, { ...none, params: { against: 'next picture' } }, async () => {
      const all = await clean();
      return all.map((_, i) => all[(i + 1) % all.length]!);
    }),
    againstChance('deletion', 'mean colour'),
    againstChance('insertion', 'blur of side/8'),
    ...(method === agreementWith
      ? []
      : [
          {
            metric: 'agreement',
            step: { ...none, params: { with: agreementWith } },
            values: async () => {
              const others = await maps({ method: agreementWith, step: none });
              return (await clean()).map((map, i) => mapShift(map, others[i]!)?.spearman ?? NaN);
            },
          },
        ]),
  ];
}

/** Four digits are more than the pictures' spread allows; what is not defined is null. */
function rounded(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(4)) : null;
}
