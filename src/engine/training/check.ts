import { hasSign } from '@/domain/method';
import { mul, square, sum, tidy } from '@tensorflow/tfjs-core';
import type { LabelledPictures } from '@/domain/labelled-pictures';
import { spearman } from '@/domain/metrics';
import type { Average } from '@/domain/model-card';
import { defaultParams } from '@/domain/params';
import { shuffled } from '@/domain/random';
import { bootstrapMean, shareOf } from '@/domain/statistics';
import type { TrainingData } from '@/domain/training/data';
import type { TrainingSettings } from '@/domain/training/params';
import { CHECK_STEPS, LOOK_PICTURES, type CheckRecord } from '@/domain/training/record';
import { pgd } from '../attacks/pgd';
import { batches, toTensor } from '../evaluation/batches';
import { evaluate, summarise } from '../evaluation/evaluate';
import { survivors } from '../evaluation/survivors';
import { explain } from '../evaluation/explain';
import { mapValues } from '../evaluation/map-values';
import { HeldTensors } from '../held-tensors';
import type { Run, SaliencyMethod, Step } from '../method';
import type { Classifier } from '../models/classifier';
import { inputGradient } from '../models/input-gradient';
import { relay } from '../run';
import { blurPerturbation } from '../saliency/blur-perturbation';
import { gradient } from '../saliency/gradient';
import { nextTask } from '../tasks';
import { unitDirections } from './penalty';
import { pixelsOf } from './pixels';
import { draws } from './streams';

/** The pictures held out that looks take: the same ones each time, so that looks can be compared. */
export interface HeldOutSample {
  /** For the accuracies: all of them at the end, the first few before. */
  readonly attacked: LabelledPictures;
  readonly few: LabelledPictures;
  /** For the Jacobian and the agreement; some of the others. */
  readonly explained: LabelledPictures;
}

const EXPLAINED = 16;
/** Values that the attacked pictures may have together, since they are held as floats. */
const VALUES = 1e7;
const PROJECTIONS = 8;

/** The sample of these data; depends on the seed alone. */
export function heldOutSample({ name, heldOut, shape, classes }: TrainingData, seed: number): HeldOutSample {
  const size = shape[0] * shape[1] * shape[2];
  const order = Array.from(shuffled(heldOut.labels.length, draws(seed, 'heldOut', 0)));
  const some = (count: number): LabelledPictures => {
    const indices = order.slice(0, count);
    const labels = indices.map((index) => heldOut.labels[index]!);
    return { name, shape, classes, pixels: pixelsOf(heldOut, indices, shape), labels };
  };
  const most = Math.min(LOOK_PICTURES.last, Math.max(EXPLAINED, Math.floor(VALUES / size)));
  return { attacked: some(most), few: some(Math.min(LOOK_PICTURES.usual, most)), explained: some(EXPLAINED) };
}

/**
 * How a model fares on the pictures held out: accuracy, clean and under PGD, which attacks only what is read rightly and
 * not yet fooled; mean ‖J‖_F of the logits, from 8 projections a picture; and how its gradient map agrees with its
 * blur-perturbation map (Spearman), a map that does not vary counting as 0. Steps count model calls, of pictures that are
 * not attacked too. Throws as `evaluate` does.
 */
export async function* check(
  model: Classifier,
  attacked: LabelledPictures,
  explained: LabelledPictures,
  { checkEpsilon, seed }: Pick<TrainingSettings, 'checkEpsilon' | 'seed'>,
  batch: number,
): Run<Omit<CheckRecord, 'step' | 'milliseconds'>> {
  const maps: readonly SaliencyMethod[] = [gradient, blurPerturbation];
  const attacks = CHECK_STEPS.map((steps) => ({
    method: pgd,
    params: { ...defaultParams(pgd.params), eps: checkEpsilon, steps },
  }));
  const costs = [
    attacked.labels.length,
    ...attacks.map(({ method, params }) => attacked.labels.length * 2 * method.cost(params)),
    explained.labels.length * PROJECTIONS * 2,
    ...maps.map((method) => explained.labels.length * method.cost(defaultParams(method.params), { model })),
  ];
  const total = costs.reduce((sum, cost) => sum + cost, 0);
  let before = 0;
  /** Passes on one part's progress as that of the whole. */
  const part = async function* <Result>(run: Run<Result>): AsyncGenerator<Step<never>, Result, void> {
    const cost = costs.shift() ?? 0;
    const result = yield* relay(run, (step): Step<never> => ({
      step: Math.round(before + (cost * step.step) / step.total),
      total,
    }));
    before += cost;
    return result;
  };
  const pictures = attacked;
  const { cleanCorrect, cleanAccuracy } = summarise(yield* part(evaluate({ model, pictures, seed, batch })));
  let standing = cleanCorrect;
  for (const attack of attacks) standing = yield* part(survivors({ model, pictures, standing, attack, seed, batch }));
  const norms = yield* part(jacobianNorms(model, explained, seed, batch));
  const found = [];
  for (const method of maps) found.push(yield* part(explainedValues(model, explained, method, seed, batch)));
  const [gradients, blurs] = found;
  const agreement = gradients!.map((map, i) => spearman(map, blurs![i]!)).map((rho) => (Number.isNaN(rho) ? 0 : rho));
  return {
    clean: cleanAccuracy,
    attacked: shareOf(standing),
    epsilon255: checkEpsilon,
    jacobianNorm: averageOf(norms),
    agreement: averageOf(agreement),
  };
}

/** √(C mean_μ ‖d<v_μ, z>/dx‖²) of each picture, an estimate of ‖J‖_F. */
async function* jacobianNorms(
  model: Classifier,
  pictures: LabelledPictures,
  seed: number,
  size: number,
): Run<number[]> {
  const classes = model.classes.length;
  const total = pictures.labels.length * PROJECTIONS;
  const norms: number[] = [];
  for (const batch of batches(pictures, size)) {
    const squares = new Float64Array(batch.labels.length);
    const tensors = new HeldTensors();
    try {
      const images = tensors.hold(toTensor(batch));
      for (let projection = 0; projection < PROJECTIONS; projection++) {
        const next = draws(seed, 'heldOut', 1 + batch.first * PROJECTIONS + projection);
        const found = tensors.hold(
          tidy(() => {
            const directions = unitDirections(batch.labels.length, classes, next);
            return sum(square(inputGradient(model, images, (logits) => mul(logits, directions))), [1, 2, 3]);
          }),
        );
        (await found.data()).forEach((value, i) => (squares[i]! += value));
        tensors.free(found);
        await nextTask();
        yield { step: batch.first * PROJECTIONS + (projection + 1) * batch.labels.length, total };
      }
    } finally {
      tensors.dispose();
    }
    norms.push(...Array.from(squares, (square) => Math.sqrt((classes * square) / PROJECTIONS)));
  }
  return norms;
}

/** Magnitudes of each picture's map, one value a pixel, of the class the model sees in it. */
async function* explainedValues(
  model: Classifier,
  pictures: LabelledPictures,
  method: SaliencyMethod,
  seed: number,
  batch: number,
): Run<Float32Array[]> {
  const params = defaultParams(method.params);
  const run = explain({ model, pictures, method, params, target: 'predicted', seed, batch });
  const explanation = yield* relay(run, ({ step, total }): Step<Float32Array[]> => ({ step, total }));
  return mapValues(explanation, hasSign(method, params)).map(({ values }) => values.map(Math.abs));
}

function averageOf(values: readonly number[]): Average {
  return bootstrapMean(values) ?? { value: NaN, low: NaN, high: NaN, n: values.length };
}
