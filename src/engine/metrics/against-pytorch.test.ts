import { readFileSync } from 'node:fs';
import { tensor4d, type Tensor4D } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { finish } from '../run';
import { gradient } from '../saliency/gradient';
import { poolingModel, randomPictures } from '../testing/analytic-models';
import { fixedMapMethod } from '../testing/fixed-map';
import '../testing/cpu';
import type { SaliencyMethod } from '../method';
import { assess } from './assess';
import { mapMetrics } from './registry';

/** What PyTorch and SciPy say in float64: `models/recipes/map_metrics_fixture.py`. */
const fixture = z
  .object({
    seed: z.number(),
    shuffles: z.number(),
    maps: z.array(
      z.object({
        map: z.enum(['gradient', 'fixed']),
        target: z.number(),
        scores: z.record(z.string(), z.object({ value: z.number(), chance: z.number().optional() })),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('../fixtures/map-metrics.json', import.meta.url), 'utf8')));

const size = [8, 8, 3] as const;

const explainers = {
  gradient: { method: gradient as SaliencyMethod, params: { score: 'logit' } },
  fixed: { method: fixedMapMethod((pixel) => 3 * Math.sin(1.7 * pixel + 1), 1), params: {} },
};

async function moved(image: Tensor4D): Promise<Tensor4D> {
  const values = (await image.data<'float32'>()).map((x, i) => Math.min(1, Math.max(0, x + 0.1 * Math.sin(1.7 * i))));
  return tensor4d(values, image.shape);
}

it.each(fixture.maps)('the ten measures of the $map map of class $target are those of PyTorch', async (expected) => {
  const { map, target, scores } = expected;
  const [model, image] = [poolingModel(size, 3, 2), randomPictures(1, size, 7)];
  const { seed, shuffles } = fixture;
  const input = { model, image, attacked: await moved(image), target, seed, shuffles };
  const { assessments } = await finish(assess({ ...input, explainers: [explainers[map]], metrics: mapMetrics }));
  const found = assessments[0]!.scores;
  expect(Object.keys(scores)).toEqual(mapMetrics.map(({ id }) => id).filter((id) => Number.isFinite(found[id]!.value)));
  for (const [id, { value, chance }] of Object.entries(scores)) {
    expect(found[id]!.value, id).toBeCloseTo(value, 4);
    if (chance === undefined) expect(found[id], id).not.toHaveProperty('chance');
    else expect(found[id]!.chance, `chance of ${id}`).toBeCloseTo(chance, 4);
  }
});

it('says of each measure which way is better', () => {
  expect(Object.fromEntries(mapMetrics.map(({ id, better }) => [id, better]))).toEqual({
    deletion: 'lower',
    insertion: 'higher',
    'sensitivity-n': 'higher',
    infidelity: 'lower',
    'average-drop': 'lower',
    increase: 'higher',
    'max-sensitivity': 'lower',
    stability: 'higher',
    alignment: 'higher',
    gini: 'neither',
  });
});
