/** Maps that are made of another method's are what that map says they are. */
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import type { ParamValues } from '@/domain/params';
import type { Classifier } from '../models/classifier';
import { randomPictures } from '../testing/analytic-models';
import { forEachBackend } from '../testing/backends';
import { relativeL2 } from '../testing/compare';
import { refuseLeaks } from '../testing/leaks';
import { mapOf } from '../testing/map-of';
import { rectifyingModel } from '../testing/rectifying-model';
import { gradientInput } from './gradient-input';
import { smoothGrad } from './smooth-grad';

forEachBackend(() => {
  refuseLeaks();

  describe('maps that others are made of', () => {
    const wide = [12, 12, 3] as const;
    const settings: Readonly<Record<string, ParamValues>> = {
      'integrated-gradients': { steps: 20 },
      deconvolution: { rule: 'deconvolution' },
      gradcam: { relu: false },
    };
    /** A base's own map. */
    const own = (base: string, model: Classifier, images: Tensor4D) =>
      mapOf(base === 'deconvolution' ? 'guided-backprop' : base, model, images, [1, 3], settings[base]);

    it.each(smoothGrad.params.base.options)('SmoothGrad of %s without noise is that map', async (base) => {
      const model = rectifyingModel(wide, 4, 3);
      const images = randomPictures(2, wide, 6);
      const map = await own(base, model, images);
      const of = (statistic: string) =>
        mapOf('smoothgrad', model, images, [1, 3], { base, statistic, noise: 0, samples: 3 });
      const squares = map.map((value) => value ** 2);
      expect(relativeL2(await of('mean'), map)).toBeLessThan(1e-5);
      expect(relativeL2(await of('square'), squares)).toBeLessThan(1e-5);
      expect(Math.max(...(await of('variance')).map(Math.abs))).toBeLessThan(1e-5 * Math.max(...squares));
      [images, model].forEach((held) => held.dispose());
    });

    it.each(gradientInput.params.base.options)('%s × input is that map times the picture', async (base) => {
      const model = rectifyingModel(wide, 4, 3);
      const images = randomPictures(2, wide, 6);
      const pixels = await images.data();
      const expected = (await own(base, model, images)).map((value, i) => value * pixels[i]!);
      expect(relativeL2(await mapOf('gradient-input', model, images, [1, 3], { base }), expected)).toBeLessThan(1e-5);
      [images, model].forEach((held) => held.dispose());
    });

    it.each(['smoothgrad', 'gradient-input'])('%s of another rule is refused where nothing rectifies', async (id) => {
      const model = rectifyingModel(wide, 4, 3, 'tanh');
      const images = randomPictures(1, wide, 6);
      for (const base of ['guided-backprop', 'deconvolution'])
        await expect(mapOf(id, model, images, [1], { base })).rejects.toMatchObject({
          code: 'method-unsupported',
          details: { method: 'guided-backprop' },
        });
      [images, model].forEach((held) => held.dispose());
    });
  });
});
