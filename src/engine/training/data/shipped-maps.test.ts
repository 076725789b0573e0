import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { mapsBy } from '@/domain/training/data';
import { fileSource } from '../../models/file-source';
import { loadNetwork } from '../../models/load-network';
import { networkClassifier } from '../../models/network-classifier';
import { finish } from '../../run';
import { testOn } from '../../testing/backend-under-test';
import { perturbationMaps } from '../perturbation-maps';
import { readBundled } from './bundled';

beforeAll(() => testOn('wasm'));

const folder = path.join('public', 'data', 'cifar10-subset');

it('the maps that ship are those the engine would make itself (fails if the recipe’s grid or blur is another)', async () => {
  const data = await readBundled((name) => readFile(path.join(folder, name)));
  const { network, weights } = await loadNetwork(fileSource(path.join('models', 'cifar10-standard')));
  const shipped = mapsBy(data, weights)!;
  const { training, shape, classes } = data;
  expect(shipped.values).toHaveLength(training.labels.length * shipped.rows * shipped.columns);
  const model = networkClassifier('standard', classes, network);
  const wanted = [0, 1, 2, 3, 3499];
  const own = await finish(perturbationMaps({ model, pictures: training, shape, wanted, batch: 5 }));
  model.dispose();
  expect([own.rows, own.columns]).toEqual([shipped.rows, shipped.columns]);
  const points = own.rows * own.columns;
  const of = (values: Uint8Array, picture: number) => [...values.slice(picture * points, (picture + 1) * points)];
  for (const picture of wanted) {
    const expected = of(shipped.values, picture);
    expect(Math.max(...expected)).toBeGreaterThan(250);
    of(own.values, picture).forEach((value, i) => expect(Math.abs(value - expected[i]!)).toBeLessThanOrEqual(2));
  }
});

it('has no maps by a model it does not know', async () => {
  const data = await readBundled((name) => readFile(path.join(folder, name)));
  expect(mapsBy(data, '0'.repeat(64))).toBeUndefined();
});
