import { add, div, reshape, square, sub, sum, tensor4d, tidy, tile } from '@tensorflow/tfjs-core';
import type { Rank, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { resolveParams, type ParamSchema, type ParamsOf, type ParamValues } from '@/domain/params';
import { gaussianValues, random, type Random } from '@/domain/random';
import { HeldTensors } from '../held-tensors';
import { madeOf, type SaliencyMethod } from '../method';
import { relay } from '../run';
import { gradCam } from './grad-cam';
import { gradient } from './gradient';
import { gradientInput } from './gradient-input';
import { guidedBackprop } from './guided-backprop';
import { integratedGradients } from './integrated-gradients';
import { layerwiseRelevance } from './lrp';
import { samplesParam } from './params';
import { picturesPerStep, score } from './score';

const params = {
  base: {
    kind: 'choice',
    default: 'gradient',
    options: [
      'gradient',
      'gradient-input',
      'integrated-gradients',
      'guided-backprop',
      'deconvolution',
      'lrp',
      'gradcam',
    ],
  },
  samples: samplesParam(25),
  noise: {
    kind: 'number',
    default: 0.15,
    min: 0,
    max: 0.5,
    step: 0.01,
  },
  statistic: {
    kind: 'choice',
    default: 'mean',
    options: ['mean', 'square', 'variance'],
  },
  score,
} as const satisfies ParamSchema;

type Params = ParamsOf<typeof params>;

const bases = {
  gradient,
  'gradient-input': gradientInput,
  'integrated-gradients': integratedGradients,
  'guided-backprop': guidedBackprop,
  deconvolution: guidedBackprop,
  lrp: layerwiseRelevance,
  gradcam: gradCam,
} as const satisfies Record<Params['base'], object>;

/** What of a base is not as by its own defaults: a mean of many needs fewer steps of each, and a ReLU would make evidence of noise. */
const settings: Partial<Record<Params['base'], ParamValues>> = {
  'integrated-gradients': { steps: 20 },
  deconvolution: { rule: 'deconvolution' },
  gradcam: { relu: false },
};

/**
 * What a map g, the gradient ∂z_class/∂x or another made of it, is over noisy copies x + n_i, n_i ~ N(0, σ²), [B, H, W, 3 or 1]:
 * its mean 1/n Σ g_i (Smilkov and others, 2017), signed; the mean of its square, SmoothGrad² (Hooker and others, 2019); or its
 * variance, 1/n Σ g_i² − (1/n Σ g_i)², VarGrad (Adebayo and others, 2018). Copies are not clipped to the pixel box, and a map
 * that is multiplied by its input is by the copy's. Sample i draws the same noise however the samples are grouped into steps.
 */
export const smoothGrad = {
  id: 'smoothgrad',
  params,
  signed: { param: 'statistic', values: ['mean'] },
  unit: {
    param: 'base',
    units: {
      gradient: ofStatistic('logit-per-colour'),
      'gradient-input': ofStatistic('logit'),
      'integrated-gradients': ofStatistic('logit'),
      'guided-backprop': ofStatistic('logit-per-colour'),
      deconvolution: ofStatistic('logit-per-colour'),
      lrp: ofStatistic('logit'),
      gradcam: ofStatistic('logit'),
    },
  },
  needs: ['gradients'],
  madeOf: madeOf('base', bases),
  cost({ base, samples, score }, input) {
    const { method, params } = baseOf(base, score);
    return samples * method.cost(params, input);
  },
  async *run({ model, images, targets, seed }, { base, samples, noise, statistic, score }) {
    const { method, params } = baseOf(base, score);
    const next = random(seed);
    const [batch, height, width] = images.shape;
    const atOnce = Math.max(1, Math.floor(picturesPerStep(model) / targets.length));
    const tensors = new HeldTensors();
    try {
      let totals: Tensor1D[] = [];
      let shown: Tensor4D | undefined;
      for (let from = 0; from < samples; from += atOnce) {
        const count = Math.min(atOnce, samples - from);
        const copies = tensors.hold(noisyCopies(images, count, noise, next));
        const added = (maps: Tensor4D) => sums(reshape(maps, [count, -1]), statistic, totals);
        const run = method.run(
          { model, images: copies, targets: Array.from({ length: count }, () => targets).flat(), seed },
          params,
        );
        const maps = tensors.hold(
          yield* relay(run, ({ step, total, preview }) => {
            if (shown) tensors.free(shown);
            shown = tensors.hold(
              tidy(() => reshape<Rank.R4>(mapOf(added(preview!), statistic, from + count), [batch, height, width, -1])),
            );
            return { step: from * total + count * step, total: samples * total, preview: shown };
          }),
        );
        const before = totals;
        totals = tidy(() => added(maps));
        totals.forEach((total) => tensors.hold(total));
        [...before, copies, maps].forEach((tensor) => tensors.free(tensor));
      }
      return tensors.release(shown!);
    } finally {
      tensors.dispose();
    }
  },
} as const satisfies SaliencyMethod<typeof params>;

/** A mean keeps the unit of what it is of; a square and a variance have its square. */
function ofStatistic<Unit extends 'logit' | 'logit-per-colour'>(unit: Unit) {
  return { param: 'statistic', units: { mean: unit, square: `squared-${unit}`, variance: `squared-${unit}` } } as const;
}

/** The method whose map is made of every copy, and its parameters. */
function baseOf(base: Params['base'], score: Params['score']) {
  const method: SaliencyMethod = bases[base];
  return { method, params: resolveParams(method.params, { ...settings[base], score }).params };
}

/** `count` copies of the batch one after the other, [count · B, H, W, 3], each with its own noise. */
function noisyCopies(images: Tensor4D, count: number, sigma: number, next: Random): Tensor4D {
  return tidy(() => {
    const copies = tile(images, [count, 1, 1, 1]);
    return add(copies, tensor4d(gaussianValues(copies.size, sigma, next), copies.shape));
  });
}

/** The sums over samples that a statistic needs, with those of these maps, [samples, values]. */
function sums(maps: Tensor2D, statistic: Params['statistic'], before: readonly Tensor1D[]): Tensor1D[] {
  const these = [
    ...(statistic === 'square' ? [] : [sum<Tensor1D>(maps, 0)]),
    ...(statistic === 'mean' ? [] : [sum<Tensor1D>(square(maps), 0)]),
  ];
  return these.map((each, i) => (before[i] ? add<Tensor1D>(before[i], each) : each));
}

/** The map that the sums of so many samples make: [values]. */
function mapOf([first, second]: readonly Tensor1D[], statistic: Params['statistic'], samples: number): Tensor1D {
  const mean = div<Tensor1D>(first!, samples);
  return statistic === 'variance' ? sub(div(second!, samples), square(mean)) : mean;
}
