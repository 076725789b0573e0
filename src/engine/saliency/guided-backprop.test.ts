/** Against captum, whose answers are in a fixture (`models/recipes/backward_rules_fixture.py`). */
import { readFileSync } from 'node:fs';
import { add, tensor, tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defaultParams } from '@/domain/params';
import { requireSupport } from '../method';
import { finish } from '../run';
import { forEachBackend } from '../testing/backends';
import { relativeL2 } from '../testing/compare';
import { refuseLeaks } from '../testing/leaks';
import { rectifyingModel, waves } from '../testing/rectifying-model';
import { checked, tolerances } from '../testing/tolerances';
import { guidedBackprop } from './guided-backprop';

const values = z.array(z.number());
const schema = z.object({
  targets: values,
  maps: z.object({ relu: z.object({ guided: values, deconvolution: values }) }),
});
const file = new URL('../fixtures/backward-rules.json', import.meta.url);
const { targets, maps } = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
const size = [6, 6, 3] as const;

forEachBackend((backend) => {
  refuseLeaks();

  describe('guided backpropagation', () => {
    it.each(['guided', 'deconvolution'] as const)('is captum’s, by the rule “%s”', async (rule) => {
      const model = rectifyingModel(size, 4, 3);
      requireSupport(guidedBackprop, model);
      const images: Tensor4D = tidy(() => add(tensor(waves([2, ...size], 0.4, 0.3).values, [2, ...size]), 0.5));
      const params = { ...defaultParams(guidedBackprop.params), rule };
      const map = await finish(guidedBackprop.run({ model, images, targets, seed: 0 }, params));
      expect(relativeL2(await map.data(), maps.relu[rule])).toBeLessThan(tolerances[backend]);
      [images, map, model].forEach((held) => held.dispose());
    });

    it('is refused where nothing rectifies', () => {
      const model = rectifyingModel(size, 4, 3, 'tanh');
      expect(() => requireSupport(guidedBackprop, model)).toThrow(
        expect.objectContaining({ details: { method: 'guided-backprop', lack: { lack: 'no-rectifier' } } }) as Error,
      );
      model.dispose();
    });
  });
}, checked);
