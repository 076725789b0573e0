import type { Tensor4D } from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { resolveParams, type ParamValues } from '@/domain/params';
import type { Target } from '@/domain/target';
import { requireSupport, type SaliencyMethod } from '../method';
import type { Classifier } from '../models/classifier';
import { finish } from '../run';
import { findSaliency } from '../saliency/registry';

/** For tests: the values of a method's map, row by row, by its defaults but for what is given; drawn by seed 1 unless said otherwise. */
export async function mapOf(
  id: string,
  model: Classifier,
  images: Tensor4D,
  targets: readonly Target[],
  given: ParamValues = {},
  seed = 1,
): Promise<number[]> {
  const method: SaliencyMethod = findSaliency(id);
  const { params, problems } = resolveParams(method.params, given);
  expect(problems).toEqual([]);
  requireSupport(method, model, params);
  const map = await finish(method.run({ model, images, targets, seed }, params));
  const values = Array.from(await map.data());
  map.dispose();
  return values;
}
