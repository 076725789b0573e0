import type { Tensor4D } from '@tensorflow/tfjs-core';
import { reduceMap, type DisplayMap } from '@/domain/display';
import { isFlat } from '@/domain/flat-map';
import { hasSign } from '@/domain/method';
import { spearman } from '@/domain/metrics';
import type { ParamSchema, ParamsOf } from '@/domain/params';
import { classesOf } from '@/domain/target';
import { requireSupport, type Run, type SaliencyInput, type SaliencyMethod } from '../method';
import { networkClassifier } from '../models/network-classifier';
import { foldAffine } from '../network/fold';
import type { Network } from '../network/network';
import { learnedFromTheTop, randomised } from '../network/randomised';
import { relay } from '../run';

/** What is explained, by what, of which network. */
export interface CascadeInput extends Pick<SaliencyInput, 'images' | 'targets' | 'seed'> {
  readonly network: Network;
  readonly method: SaliencyMethod;
  readonly params: ParamsOf<ParamSchema>;
}

/** What the method makes of the network once its last operations have lost what they learned. */
export interface CascadeStep {
  /** The operation whose weights were drawn anew now, with all after it; absent of the network as it was. */
  readonly randomised?: string;
  /** One map a picture, with one value a pixel. */
  readonly maps: readonly DisplayMap[];
  /** The rank correlation of each, as it is shown, with the picture's map of the network as it was; NaN where either is flat. */
  readonly spearman: readonly number[];
}

/**
 * Cascading randomisation (Adebayo and others, 2018): the weights of a copy of the network are drawn anew, one operation more
 * at every step, from the scores down to the pixels, and the pictures are explained again, for the same classes. A map that
 * tells of what the network learned changes; one that stays tells of the picture. Batch normalisation belongs to the
 * convolution before it. Previews are the steps that are there; the network as it was comes first. Throws
 * `method-unsupported`.
 */
export async function* cascadingRandomisation(input: CascadeInput): Run<readonly CascadeStep[]> {
  const network = foldAffine(input.network);
  const layers = learnedFromTheTop(network);
  const steps: CascadeStep[] = [];
  const total = layers.length + 1;
  for (let done = 0; done < total; done++) {
    const copy = randomised(network, new Set(layers.slice(0, done)), input.seed);
    const run = explained(input, copy);
    const maps = yield* relay(run, ({ step, total: all }) => ({ step: done + step / (all + 1), total }));
    const last = layers[done - 1];
    const original = steps[0]?.maps ?? maps;
    const alike = maps.map((map, i) => {
      const before = original[i]!;
      return isFlat(map) || isFlat(before) ? NaN : spearman(map.values, before.values);
    });
    steps.push({ ...(last !== undefined && { randomised: last }), maps, spearman: alike });
    yield { step: done + 1, total, preview: [...steps] };
  }
  return steps;
}

/** The maps of a network that is on the backend only meanwhile. */
async function* explained(
  { images, targets, method, params, seed }: CascadeInput,
  network: Network,
): Run<DisplayMap[]> {
  const model = networkClassifier('randomised', undefined, network);
  let map: Tensor4D | undefined;
  try {
    requireSupport(method, model, params);
    const run = method.run({ model, images, targets, seed }, params);
    map = yield* relay(run, ({ step, total }) => ({ step, total }));
    const [, height, width, channels] = map.shape;
    const all = new Float32Array(await map.data<'float32'>());
    const size = height * width * channels;
    return targets.map((target, i) => {
      const data = all.slice(i * size, (i + 1) * size);
      const raw = { width, height, channels, target: classesOf(target)[0]!, noise: 0, data };
      return reduceMap(raw, hasSign(method, params));
    });
  } finally {
    map?.dispose();
    model.dispose();
  }
}
