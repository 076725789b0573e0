/** A picture of which more steps once made less: the highest loss was kept, and the success that was found thrown away. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { tensor4d } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defaultParams, type ParamsOf } from '@/domain/params';
import { classify } from '../evaluation/batches';
import { fileSource } from '../models/file-source';
import { loadModel } from '../models/load-model';
import { finish } from '../run';
import { testOn } from '../testing/backend-under-test';
import { bytesOf } from '../testing/encoded-array';
import { pgd } from './pgd';

const schema = z.object({
  pictures: z.array(z.object({ name: z.string(), model: z.string(), label: z.number(), pixels: z.string() })),
});
const file = new URL('../fixtures/lost-successes.json', import.meta.url);
const { pictures } = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
const zoo = fileURLToPath(new URL('../../../models/', import.meta.url));

/** True where the attack at 8/255 fools that picture's model. */
async function fools(name: string, seed: number, params: Partial<ParamsOf<typeof pgd.params>>): Promise<boolean> {
  const { model: id, label, pixels } = pictures.find((picture) => picture.name === name)!;
  const { classifier: model } = await loadModel(fileSource(`${zoo}${id}`));
  const images = tensor4d(
    Float32Array.from(bytesOf(pixels), (byte) => byte / 255),
    [1, 32, 32, 3],
  );
  const input = { model, images, labels: [label], seed };
  const attacked = await finish(pgd.run(input, { ...defaultParams(pgd.params), ...params }));
  const { classes } = await classify(model, attacked);
  [images, attacked, model].forEach((held) => held.dispose());
  return classes[0] !== label;
}

describe('a success is never lost, on the zoo’s own nets', () => {
  beforeAll(() => testOn('wasm'));

  it.each([8, 9, 10])('%d steps of 2/255 from the picture itself fool', async (steps) => {
    expect(await fools('pgd-ce-loses-success', 0, { steps, stepSize: 2, randomStart: false })).toBe(true);
  });
});
