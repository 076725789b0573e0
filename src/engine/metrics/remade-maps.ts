import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { SaliencyMap } from '@/domain/picture';
import type { Run } from '../method';
import { relay } from '../run';
import type { Explainer, Judged, MetricInput, MetricValue } from './metric';

/** One picture in whose map a metric is interested, [1, H, W, 3], or the model that is to be explained instead. */
export interface Remake {
  readonly images: Tensor4D;
  readonly model?: MetricInput['model'];
}

/**
 * Judges maps by others that their methods make: of each method the maps of `remakes`, once, however many of its maps are
 * judged. The remakes stay the caller's.
 */
export async function* byRemaking(
  input: Pick<MetricInput, 'model' | 'target' | 'seed'>,
  judged: readonly Judged[],
  remakes: readonly Remake[],
  judge: (judged: Judged, remade: readonly SaliencyMap['data'][]) => MetricValue,
): Run<readonly MetricValue[]> {
  const explainers = [...new Set(judged.map(({ explainer }) => explainer))];
  const total = explainers.length * remakes.length;
  const made = new Map<Explainer, SaliencyMap['data'][]>();
  for (const [place, explainer] of explainers.entries()) {
    const maps: SaliencyMap['data'][] = [];
    for (const remake of remakes) {
      const done = place * remakes.length + maps.length;
      const run = mapOf(explainer, { ...input, ...remake });
      maps.push(yield* relay(run, ({ step, total: steps }) => ({ step: done + step / steps, total })));
    }
    made.set(explainer, maps);
  }
  return judged.map((each) => judge(each, made.get(each.explainer)!));
}

/** What that costs, in model calls. */
export function costOfRemaking(
  judged: readonly Pick<Judged, 'explainer'>[],
  model: MetricInput['model'],
  remakes: number,
): number {
  const explainers = new Set(judged.map(({ explainer }) => explainer));
  return [...explainers].reduce((sum, { method, params }) => sum + remakes * method.cost(params, { model }), 0);
}

async function* mapOf(
  { method, params }: Explainer,
  { model, images, target, seed }: Pick<MetricInput, 'model' | 'target' | 'seed'> & { readonly images: Tensor4D },
): Run<SaliencyMap['data']> {
  const run = method.run({ model, images, targets: [target], seed }, params);
  const map = yield* relay(run, ({ step, total }) => ({ step, total }));
  try {
    return new Float32Array(await map.data<'float32'>());
  } finally {
    map.dispose();
  }
}
