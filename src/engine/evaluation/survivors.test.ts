import { describe, expect, it } from 'vitest';
import { defaultParams } from '@/domain/params';
import { random, uniformValues } from '@/domain/random';
import { findAttack } from '../attacks/registry';
import { finish } from '../run';
import { affineModel } from '../testing/analytic-models';
import { countingModel } from '../testing/counting-model';
import { refuseLeaks } from '../testing/leaks';
import '../testing/cpu';
import { evaluate } from './evaluate';
import { survivors } from './survivors';

const size = [4, 4, 3] as const;

describe('survivors', () => {
  refuseLeaks();
  const pictures = {
    name: 'random',
    shape: size,
    pixels: uniformValues(9 * 48, 0, 1, random(5)),
    labels: [0, 1, 2, 0, 1, 2, 0, 1, 2],
    classes: ['a', 'b', 'c'],
  };
  const method = findAttack('fgsm');
  const attack = { method, params: { ...defaultParams(method.params), eps: 8 } };

  it('attacks only what stands, and finds of it what an evaluation of all finds', async () => {
    const model = countingModel(affineModel(size, 3, 1, 0.3));
    const all = await finish(evaluate({ model, pictures, attack, seed: 0, batch: 4 }));
    const standing = pictures.labels.map((label, i) => all.cleanClasses[i] === label && i !== 8);
    expect(standing).toContain(true);
    [model.forward, model.backward] = [0, 0];
    const after = await finish(survivors({ model, pictures, standing, attack, seed: 0, batch: 4 }));
    expect(after).toEqual(standing.map((stands, i) => stands && all.attackedClasses[i] === pictures.labels[i]));
    // One gradient for each picture that stood, none for the others.
    expect(model.backward).toBe(standing.filter(Boolean).length);
    model.dispose();
  });

  it('has nothing to do where nothing stands', async () => {
    const model = countingModel(affineModel(size, 3, 1));
    const standing = pictures.labels.map(() => false);
    expect(await finish(survivors({ model, pictures, standing, attack, seed: 0, batch: 4 }))).toEqual(standing);
    expect(model.forward).toBe(0);
    model.dispose();
  });
});
