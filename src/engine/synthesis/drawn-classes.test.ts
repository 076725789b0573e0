/**
 * What nets draw, judged by `cifar10-at`, which had no part in it and sees shapes rather than fine patterns. (The other
 * undefended net is no judge of that: it is fooled by the standard net's patterns, and sees what they mean.)
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

  // When measured: the J-SIGR net 10 and 10, the standard net 10 and 1, as many as chance.
  it.each([
    { id: 'cifar10-jsigr', least: 8, most: 10 },
    { id: 'cifar10-standard', least: 0, most: 3 },
  ])(
    'of the ten classes that $id draws and is sure of, $least to $most are seen as meant',
    async ({ id, least, most }) => {
      const [own, judge] = [await load(id), await load('cifar10-at')];
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
