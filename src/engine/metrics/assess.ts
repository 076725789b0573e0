import { tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import { reduceMap } from '@/domain/display';
import { isFlat } from '@/domain/flat-map';
import type { Assessment, MetricScore } from '@/domain/map-metric';
import { hasSign } from '@/domain/method';
import type { Prediction, SaliencyMap } from '@/domain/picture';
import { predictionOf } from '@/domain/prediction';
import { random, shuffled } from '@/domain/random';
import { mean } from '@/domain/statistics';
import { classesOf } from '@/domain/target';
import { noiseOf, type Run } from '../method';
import { relay } from '../run';
import type { Explainer, Judged, MapMetric, MetricInput, MetricValue } from './metric';

/** The streams of random numbers that shuffle are others than those that the measures draw from. */
const SHUFFLING = 500;

/** One picture, the methods that explain it, and the measures that judge their maps. */
export interface AssessmentInput extends MetricInput {
  readonly explainers: readonly Explainer[];
  readonly metrics: readonly MapMetric[];
  /** How often each map's pixels are shuffled to learn what chance gives. */
  readonly shuffles: number;
}

/** What the measures say of each map, in the order of the methods, and the maps. */
export interface Assessed {
  readonly assessments: readonly Assessment[];
  readonly maps: readonly SaliencyMap[];
}

/**
 * Makes every method's map of the picture and judges it by every measure, beside the same map with its pixels shuffled
 * jointly over channels: what a map of these values gives that knows nothing of where they belong. Steps count model calls.
 */
export async function* assess(input: AssessmentInput): Run<Assessed> {
  const { explainers, metrics, shuffles } = input;
  const { total, map: costOfMaps } = costOf(input);
  const maps = yield* relay(makeMaps(input), ({ step }) => ({ step, total }));
  const states = maps.map(({ map, shown }): Assessment['map'] =>
    !map.data.every(Number.isFinite) ? 'broken' : isFlat(shown) ? 'flat' : 'judged',
  );
  const judged = maps.filter((_, i) => states[i] === 'judged');
  const scores = judged.map((): Record<string, MetricScore> => ({}));
  let done = costOfMaps;
  for (const metric of metrics) {
    const copies = metric.hasChance ? shuffles : 0;
    const all = judged.flatMap((each) => [each, ...shuffledCopies(each, copies, input.seed)]);
    const before = done;
    done += metric.cost(
      explainers.flatMap((explainer) => Array.from({ length: 1 + copies }, () => ({ explainer }))),
      input.model,
    );
    const run = metric.run(input, all);
    const values = yield* relay(run, ({ step, total: steps }) => ({
      step: before + ((done - before) * step) / steps,
      total,
    }));
    scores.forEach((own, i) => {
      own[metric.id] = scoreOf(values.slice(i * (1 + copies), (i + 1) * (1 + copies)));
    });
  }
  let next = 0;
  return {
    assessments: states.map((map) => ({ map, scores: map === 'judged' ? scores[next++]! : {} })),
    maps: maps.map(({ map }) => map),
  };
}

/** Model calls that an assessment takes, and those of its maps alone. */
export function costOf({
  model,
  explainers,
  metrics,
  shuffles,
}: Pick<AssessmentInput, 'model' | 'explainers' | 'metrics' | 'shuffles'>) {
  // One call says what the model sees.
  const map = explainers.reduce((sum, { method, params }) => sum + method.cost(params, { model }), 1);
  const judging = metrics.reduce((sum, metric) => {
    const copies = 1 + (metric.hasChance ? shuffles : 0);
    const judged = explainers.flatMap((explainer) => Array.from({ length: copies }, () => ({ explainer })));
    return sum + metric.cost(judged, model);
  }, 0);
  return { map, total: map + judging };
}

async function* makeMaps({ model, image, target, seed, explainers }: AssessmentInput): Run<readonly Judged[]> {
  const maps: Judged[] = [];
  const seen = await predictionFor(model, image);
  let done = 1;
  for (const explainer of explainers) {
    const { method, params } = explainer;
    const cost = method.cost(params, { model });
    const before = done;
    const run = method.run({ model, images: image, targets: [target], seed }, params);
    const made = yield* relay(run, ({ step, total }) => ({ step: before + (cost * step) / total, total: 0 }));
    done += cost;
    const [, height, width, channels] = made.shape;
    const data = new Float32Array(await made.data<'float32'>());
    made.dispose();
    const [of, versus] = classesOf(target) as [number, number?];
    const map: SaliencyMap = {
      ...{ width, height, channels, data, target: of },
      ...(versus !== undefined && { versus }),
      noise: noiseOf(method, params, seen, target),
    };
    maps.push({ explainer, map, shown: reduceMap(map, hasSign(method, params)) });
  }
  return maps;
}

/** What the model says of the picture: by it methods know how much of their values may be rounding. */
async function predictionFor(model: AssessmentInput['model'], image: Tensor4D): Promise<Prediction> {
  const logits = tidy(() => model.logits(image));
  const values = new Float32Array(await logits.data<'float32'>());
  logits.dispose();
  return predictionOf(values, model.scores === 'independent');
}

function shuffledCopies({ explainer, map, shown }: Judged, count: number, seed: number): Judged[] {
  return Array.from({ length: count }, (_, copy) => {
    const order = shuffled(shown.values.length, random(seed, SHUFFLING + copy));
    const { channels } = map;
    const data = map.data.map((_, i) => map.data[order[Math.floor(i / channels)]! * channels + (i % channels)]!);
    const values = shown.values.map((_, i) => shown.values[order[i]!]!);
    return { explainer, map: { ...map, data }, shown: { ...shown, values } };
  });
}

/** The map's own value, and the mean of its shuffled copies'. */
function scoreOf([own, ...copies]: readonly MetricValue[]): MetricScore {
  const chanceCurve = averageCurve(copies);
  return {
    value: own!.value,
    ...(own!.curve && { curve: own!.curve }),
    ...(copies.length > 0 && { chance: mean(copies.map(({ value }) => value)) }),
    ...(chanceCurve && { chanceCurve }),
  };
}

function averageCurve(values: readonly MetricValue[]): Float32Array<ArrayBuffer> | undefined {
  const curves = values.flatMap(({ curve }) => curve ?? []);
  if (curves.length === 0) return undefined;
  return Float32Array.from(curves[0]!, (_, i) => mean(curves.map((curve) => curve[i]!)));
}
