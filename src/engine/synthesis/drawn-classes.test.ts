/**
 * What nets draw, judged by another that had no part in it. `cifar10-at` sees shapes rather than fine patterns;
 * `cifar10-surrogate`, undefended, is fooled by the standard net's patterns, and sees what they mean.
 */
import path from 'node:path';
import { argMax, tidy } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { defaultParams } from '@/domain/params';
import { fileSource } from '../models/file-source';
import { loadModel } from '../models/load-model';
import { finish } from '../run';
import { randomPictures } from '../testing/analytic-models';
import { forEachBackend } from '../testing/backends';
import { refuseLeaks } from '../testing/leaks';
import { classSynthesis } from './class-synthesis';

const models = path.resolve(import.meta.dirname, '../../../models');
const settings = { ...defaultParams(classSynthesis.params), steps: 30, stepSize: 0.02 };

forEachBackend(() => {
  refuseLeaks();

  const load = async (id: string) => (await loadModel(fileSource(path.join(models, id)))).classifier;

  // When measured: 10 of the J-SIGR net's; of the standard net's 1, as many as chance, and 9.
  it.each([
    { of: 'cifar10-jsigr', by: 'cifar10-at', least: 8, most: 10 },
    { of: 'cifar10-standard', by: 'cifar10-at', least: 0, most: 3 },
    { of: 'cifar10-standard', by: 'cifar10-surrogate', least: 6, most: 10 },
  ])(
    'of ten classes that $of draws and is sure of, $by sees $least to $most as meant',
    async ({ of, by, least, most }) => {
      const [own, judge] = [await load(of), await load(by)];
      const picture = randomPictures(1, [32, 32, 3], 1);
      const seen = { own: 0, judge: 0 };
      for (let target = 0; target < own.classes.length; target++) {
        const drawing = await finish(classSynthesis.run({ model: own, picture, target, seed: 1 }, settings));
        const isMeant = (model: typeof own) => tidy(() => argMax(model.logits(drawing), 1).dataSync()[0] === target);
        seen.own += Number(isMeant(own));
        seen.judge += Number(isMeant(judge));
        drawing.dispose();
      }
      [picture, own, judge].forEach((held) => held.dispose());
      expect(seen.own).toBe(10);
      expect(seen.judge).toBeGreaterThanOrEqual(least);
      expect(seen.judge).toBeLessThanOrEqual(most);
    },
  );
}, ['wasm']);
