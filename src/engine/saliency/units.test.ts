/** What a method says its map's values count is what they do: they grow with the logits as a map of that unit must. */
import { describe, expect, it } from 'vitest';
import { unitOf, type MapUnit } from '@/domain/map-unit';
import { resolveParams, type ParamValues } from '@/domain/params';
import type { SaliencyMethod } from '../method';
import type { Classifier } from '../models/classifier';
import { networkClassifier } from '../models/network-classifier';
import type { Network } from '../network/network';
import { finish } from '../run';
import { randomPictures } from '../testing/analytic-models';
import { forEachBackend } from '../testing/backends';
import { relativeL2 } from '../testing/compare';
import { refuseLeaks } from '../testing/leaks';
import { rectifyingNetwork } from '../testing/rectifying-model';
import { saliencyMethods } from './registry';

const size = [12, 12, 3] as const;

/** Parameters that a map's unit may depend on. */
const deciding = ['base', 'statistic', 'measure'];

/** Every choice of a method's deciding parameters, with others that keep it short. */
function variants(method: SaliencyMethod): ParamValues[] {
  const quick = { samples: 20, steps: 6, stride: 4, segments: 8, relu: false };
  const short = Object.fromEntries(Object.entries(quick).filter(([name]) => name in method.params));
  return deciding.reduce<ParamValues[]>(
    (made, name) => {
      const spec = method.params[name];
      return spec?.kind === 'choice'
        ? made.flatMap((values) => spec.options.map((value) => ({ ...values, [name]: value })))
        : made;
    },
    [short],
  );
}

/** The same network, each logit so many times as large. */
function timesLogits(factor: number): Classifier {
  const network: Network = rectifyingNetwork(size, 4, 3);
  const operations = network.operations.map((operation) => {
    const { body } = operation;
    if (body.kind !== 'dense') return operation;
    return {
      ...operation,
      body: { ...body, matrix: { ...body.matrix, values: body.matrix.values.map((w) => factor * w) } },
    };
  });
  return networkClassifier('scaled', undefined, { ...network, operations });
}

async function mapOf(method: SaliencyMethod, model: Classifier, given: ParamValues): Promise<number[]> {
  const { params, problems } = resolveParams(method.params, given);
  expect(problems).toEqual([]);
  const images = randomPictures(1, size, 2);
  const map = await finish(method.run({ model, images, targets: [1], seed: 1 }, params));
  const values = Array.from(await map.data());
  [map, images].forEach((tensor) => tensor.dispose());
  return values;
}

/** By what a map grows when all logits are doubled; of other units this says nothing. */
const growth: Partial<Record<MapUnit, number>> = {
  logit: 2,
  'logit-per-colour': 2,
  'squared-logit': 4,
  'squared-logit-per-colour': 4,
};

const cases = saliencyMethods.flatMap((method) =>
  variants(method).map((given) => {
    const unit = unitOf(method.unit, resolveParams(method.params, given).params);
    const said = deciding.flatMap((name) => given[name] ?? []).join(', ');
    return { name: [method.id, said].filter(Boolean).join(': '), method, given, unit };
  }),
);

forEachBackend(() => {
  refuseLeaks();

  describe.each(cases)('$name, in $unit', ({ method, given, unit }) => {
    it(growth[unit] === undefined ? 'does not grow with the logits alone' : `grows ${growth[unit]} times`, async () => {
      const [once, twice] = [timesLogits(1), timesLogits(2)];
      const [before, after] = [await mapOf(method, once, given), await mapOf(method, twice, given)];
      [once, twice].forEach((model) => model.dispose());
      const off = (factor: number) =>
        relativeL2(
          after,
          before.map((value) => factor * value),
        );
      if (growth[unit] !== undefined) expect(off(growth[unit])).toBeLessThan(1e-3);
      else for (const factor of [2, 4]) expect(off(factor)).toBeGreaterThan(1e-2);
    });
  });
});
