import { describe, expect, it } from 'vitest';
import type { TrainingData } from '@/domain/training/data';
import { cautions, countsOf, misfit, obstacle } from './own-data';

/** Pictures of classes, the last of each class held out where there are two at least. */
function dataOf(counts: Readonly<Record<string, number>>): TrainingData {
  const labels = Object.values(counts).flatMap((count, label) => Array<number>(Math.max(count - 1, 0)).fill(label));
  const held = Object.values(counts).flatMap((count, label) => (count > 0 ? [label] : []));
  const none = new Uint8Array();
  return {
    name: 'things',
    classes: Object.keys(counts),
    shape: [1, 1, 3],
    training: { pixels: none, labels },
    heldOut: { pixels: none, labels: held },
  };
}

it('counts what is learned from and what is held out', () => {
  expect(countsOf(dataOf({ mug: 5, spoon: 2 }))).toEqual([
    { name: 'mug', training: 4, heldOut: 1 },
    { name: 'spoon', training: 1, heldOut: 1 },
  ]);
});

describe('obstacle', () => {
  it('says what is missing', () => {
    expect(obstacle(undefined)).toContain('at least two classes');
    expect(obstacle(dataOf({}))).toContain('empty');
    expect(obstacle(dataOf({ mug: 9 }))).toContain('only one class, “mug”');
    expect(obstacle(dataOf({ mug: 9, spoon: 1 }))).toContain('“spoon” has one picture');
    const both = dataOf({ mug: 2, spoon: 2 });
    const all = { ...both.training, labels: [0, 0, 1, 1] };
    expect(obstacle({ ...both, training: all, heldOut: { ...all, labels: [] } })).toContain('second burst');
    expect(obstacle({ ...both, training: { ...all, labels: [0, 0] }, heldOut: all })).toContain(
      '“spoon” has no picture',
    );
  });

  it('is none for two classes of two', () => {
    expect(obstacle(dataOf({ mug: 2, spoon: 2 }))).toBeUndefined();
  });
});

describe('misfit', () => {
  it('says both sizes and what to do, and nothing where they agree', () => {
    expect(misfit([32, 32, 3], [32, 32, 3], 'bundled')).toBeUndefined();
    expect(misfit([32, 32, 3], [128, 128, 3], 'bundled')).toMatch(/are 32 × 32, .* takes 128 × 128: begin with/);
    expect(misfit([32, 32, 3], [64, 32, 3], 'own')).toMatch(/read at 32 × 32, .* takes 64 × 32: bring them again/);
  });
});

describe('cautions', () => {
  const many = { mug: 400, spoon: 390 };

  it('name a class with far fewer pictures, or count them', () => {
    expect(cautions(dataOf({ mug: 40, spoon: 9 }))[0]).toContain('“spoon” has far fewer');
    expect(cautions(dataOf({ mug: 40, spoon: 9, cup: 3 }))[0]).toContain('2 classes have far fewer');
  });

  it('say that few validation pictures are few, and of which class there are none', () => {
    expect(cautions(dataOf({ mug: 40, spoon: 40 }))).toEqual([expect.stringMatching(/^2 validation pictures are few/)]);
    const data = dataOf(many);
    const heldOut = { ...data.heldOut, labels: Array<number>(50).fill(0) };
    expect(cautions({ ...data, heldOut })).toEqual([expect.stringMatching(/^“spoon” has no picture for validation/)]);
  });

  it('are none of classes that are nearly even with fifty validation pictures', () => {
    const data = dataOf(many);
    expect(
      cautions({ ...data, heldOut: { ...data.heldOut, labels: Array.from({ length: 50 }, (_, i) => i % 2) } }),
    ).toEqual([]);
  });
});
