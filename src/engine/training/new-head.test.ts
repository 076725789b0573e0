/** The selective term of every kind of network that the page offers for pictures of one's own, given a new head. */
import { beforeAll, expect, it } from 'vitest';
import { defaultParams } from '@/domain/params';
import { trainingParams } from '@/domain/training/params';
import { loadNetwork } from '../models/load-network';
import { networkClassifier } from '../models/network-classifier';
import { trainable } from '../network/trainable';
import { finish } from '../run';
import { testOn } from '../testing/backend-under-test';
import { refuseLeaks } from '../testing/leaks';
import { shrunkSource } from '../testing/shrunk-source';
import { colouredSquares } from '../testing/training-data';
import { Feeder } from './feed';
import { Learner } from './learner';
import { countFlat, perturbationMaps } from './perturbation-maps';
import { fitNetworkTo } from './replace-head';
import { takeStep } from './step';

beforeAll(() => testOn('wasm'));
refuseLeaks();

const batch = 4;

it.each([
  ['cifar10-standard', 24],
  ['cifar10-surrogate', 24],
  ['imagenette-standard', 48],
  ['imagenette-surrogate', 48],
  ['imagenet-efficientnet-lite0', 48],
])('of %s with a new head is above 0 in every step, and no map is flat', async (model, size) => {
  const { network: loaded, card } = await loadNetwork(shrunkSource(model, size));
  const data = colouredSquares(size, 6, 3, 3);
  const network = fitNetworkTo(loaded, data.classes, 0, card.classes);
  const settings = { ...defaultParams(trainingParams), steps: 4, batch, ramp: 0 };
  const teacher = networkClassifier('teacher', data.classes, network);
  const wanted = data.training.labels.map((_, i) => i);
  const maps = await finish(
    perturbationMaps({ model: teacher, pictures: data.training, shape: data.shape, wanted, batch }),
  );
  teacher.dispose();
  expect(countFlat(maps, wanted)).toBe(0);
  const net = trainable(network, 0);
  const learner = new Learner(net.parameters, settings);
  const stepping = { trainable: net, learner, feeder: new Feeder(data, settings), settings, batch, maps };
  for (let step = 0; step < settings.steps; step++)
    expect((await takeStep(stepping, step)).selective).toBeGreaterThan(0);
  learner.dispose();
  net.dispose();
});

it('gives a picture the same map whichever class comes first, though the head answers all of them alike', async () => {
  const { network: loaded, card } = await loadNetwork(shrunkSource('cifar10-standard', 16));
  const data = colouredSquares(16, 8, 1, 2);
  const network = fitNetworkTo(loaded, data.classes, 0, card.classes);
  const teacher = networkClassifier('teacher', data.classes, network);
  const [first, second] = [0, 1].map((label) =>
    [0, 1, 2, 3, 4, 5, 6, 7].filter((i) => data.training.labels[i] === label),
  );
  const mapsOf = (wanted: number[]) =>
    finish(perturbationMaps({ model: teacher, pictures: data.training, shape: data.shape, wanted, batch }));
  const [one, other] = [await mapsOf([...first!, ...second!]), await mapsOf([...second!, ...first!])];
  teacher.dispose();
  expect(one.values).toEqual(other.values);
  expect(countFlat(one, [...first!, ...second!])).toBe(0);
});

it('leaves pictures alone of which the network minds nothing, and counts them', async () => {
  const { network: loaded, card } = await loadNetwork(shrunkSource('cifar10-standard', 16));
  const data = colouredSquares(16, 3, 1, 3);
  const network = fitNetworkTo(loaded, data.classes, 0, card.classes);
  const grey = { ...data.training, pixels: data.training.pixels.slice() };
  // Blurring an even picture changes nothing but the last digit.
  grey.pixels.fill(130, 16 * 16 * 3, 2 * 16 * 16 * 3);
  const teacher = networkClassifier('teacher', data.classes, network);
  const wanted = [0, 1, 2];
  const maps = await finish(perturbationMaps({ model: teacher, pictures: grey, shape: data.shape, wanted, batch: 2 }));
  teacher.dispose();
  expect(countFlat(maps, wanted)).toBe(1);
  expect(countFlat(maps, [1])).toBe(1);
});
