/** Against captum, pytorch-grad-cam, lime and shap, whose answers are in a fixture (`models/recipes/saliency_fixture.py`). */
import { readFileSync } from 'node:fs';
import { add, tensor, tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { resolveParams, type ParamValues } from '@/domain/params';
import { finish } from '../run';
import { forEachBackend } from '../testing/backends';
import { relativeL2 } from '../testing/compare';
import { refuseLeaks } from '../testing/leaks';
import { rectifyingModel, waves } from '../testing/rectifying-model';
import { checked, tolerances } from '../testing/tolerances';
import { shapleyValues } from './kernel-shap';
import { limeWeights } from './lime';
import { findSaliency } from './registry';

const values = z.array(z.number());
const names = [
  'gradcam',
  'gradcam-plus-plus',
  'hirescam',
  'layercam',
  'scorecam',
  'gradient-input',
  'occlusion',
] as const;
const schema = z.object({
  targets: values,
  steps: z.number(),
  maps: z.object({
    ...(Object.fromEntries(names.map((name) => [name, values])) as Record<(typeof names)[number], typeof values>),
    'integrated-gradients': z.object({ midpoint: values, right: values }),
  }),
  noiseTunnel: z.object({
    samples: z.number(),
    noise: z.number(),
    seed: z.number(),
    /** By base and statistic, of the first picture. */
    maps: z.record(z.string(), z.record(z.string(), values)),
  }),
  /** Of the logit; as published, not centred, what is hidden black. */
  rise: z.object({ samples: z.number(), cells: z.number(), density: z.number(), seed: z.number(), map: values }),
  lime: values,
  shapley: values,
});
const file = new URL('../fixtures/saliency.json', import.meta.url);
const fixture = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
const { maps, targets, steps, noiseTunnel, rise } = fixture;
const size = [12, 12, 3] as const;

/** What differs from a method's defaults, so that it is the variant in the fixture. */
const variants: Readonly<Partial<Record<string, ParamValues>>> = {
  occlusion: { window: 13, stride: 5, fill: 'grey' },
};

forEachBackend((backend) => {
  refuseLeaks();
  const tolerance = tolerances[backend];

  async function distance(
    id: string,
    given: ParamValues,
    expected: readonly number[],
    explained = targets,
    seed = 0,
  ): Promise<number> {
    const model = rectifyingModel(size, 4, 3);
    const shape = [explained.length, ...size];
    const images: Tensor4D = tidy(() => add(tensor(waves(shape, 0.4, 0.3).values, shape), 0.5));
    const method = findSaliency(id);
    const { params, problems } = resolveParams(method.params, given);
    expect(problems).toEqual([]);
    const map = await finish(method.run({ model, images, targets: explained, seed }, params));
    const found = relativeL2(await map.data(), expected);
    [images, map, model].forEach((held) => held.dispose());
    return found;
  }

  describe('maps as other programs make them', () => {
    it.each(names)('%s', async (id) => {
      const given = { ...('relu' in findSaliency(id).params && { relu: false }), ...variants[id] };
      expect(await distance(id, given, maps[id])).toBeLessThan(tolerance);
    });

    it.each(['midpoint', 'right'] as const)('integrated gradients, rule “%s”', async (rule) => {
      expect(await distance('integrated-gradients', { rule, steps }, maps['integrated-gradients'][rule])).toBeLessThan(
        tolerance,
      );
    });

    it('RISE, by masks that PyTorch makes of the same draws', async () => {
      const { map, seed, ...given } = rise;
      const published = { ...given, measure: 'logit', centred: false };
      const found = await distance('rise', published, map, targets, seed);
      expect(found).toBeLessThan(tolerance);
    });

    const { samples, noise, seed } = noiseTunnel;
    const tunnels = Object.entries(noiseTunnel.maps).flatMap(([base, of]) =>
      Object.entries(of).map(([statistic, expected]) => [base, statistic, expected] as const),
    );
    it.each(tunnels)('%s over noisy copies, their %s', async (base, statistic, expected) => {
      const given = { base, statistic, samples, noise };
      expect(await distance('smoothgrad', given, expected, targets.slice(0, 1), seed)).toBeLessThan(tolerance);
    });
  });
}, checked);

describe('what superpixels are worth, as other programs have it', () => {
  it('lime’s ridge regression', () => {
    const on = waves([20, 6], 1, 0.5).values;
    const coalitions = Array.from({ length: 20 }, (_, k) =>
      Uint8Array.from({ length: 6 }, (__, j) => Number(k === 0 || on[6 * k + j]! > 0)),
    );
    const scores = Array.from(waves([20], 0.5, 0.2).values, (value) => value + 0.5);
    expect(relativeL2(limeWeights(coalitions, scores, 0.25, 1), fixture.lime)).toBeLessThan(1e-5);
  });

  it('Shapley values of a game of six players, of which every coalition is tried', () => {
    const worth = waves([64], 1, 0.4).values;
    const codes = [63, 0, ...Array.from({ length: 62 }, (_, i) => i + 1)];
    const coalitions = codes.map((code) => Uint8Array.from({ length: 6 }, (_, j) => (code >> j) & 1));
    const found = shapleyValues(
      coalitions,
      codes.map((code) => worth[code]!),
    );
    expect(relativeL2(found, fixture.shapley)).toBeLessThan(1e-5);
  });
});
