import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { testOn } from '../testing/backend-under-test';
import { memorySource } from '../testing/memory-source';
import { smallZoo, zooFiles } from '../testing/zoo-model';
import { loadModel, type LoadProgress } from './load-model';

beforeAll(() => testOn('wasm'));

describe('loadModel', () => {
  it('gives the classifier and its card', async () => {
    const { classifier, card } = await loadModel(memorySource(zooFiles(smallZoo, 1)));
    expect(card.label).toBe('Fixture');
    expect(classifier).toMatchObject({ id: 'fixture', inputShape: [16, 16, 3] });
    expect(classifier.classes).toHaveLength(10);
    expect(classifier.activationLayers).toEqual([
      'stem_gelu',
      'down1_gelu',
      'block1_gelu2',
      'down2_gelu',
      'block2_gelu2',
    ]);
    // Filters times positions: stem, down1, two of block1, down2, two of block2, and the dense layer.
    const [a, b, c] = smallZoo.widths;
    const expected =
      27 * a * 256 + 16 * a * b * 64 + 2 * 9 * b * b * 64 + 16 * b * c * 16 + 2 * 9 * c * c * 16 + c * 10;
    expect(classifier.multiplyAdds).toBe(expected);
  });

  it('reports bytes exactly, from nothing to the whole of the weights', async () => {
    const files = zooFiles(smallZoo, 1, 'float16');
    const total = files.get('group1-shard1of1.bin')!.length;
    const reports: LoadProgress[] = [];
    await loadModel(memorySource(files), (progress) => reports.push(progress));
    expect(reports[0]).toEqual({ loadedBytes: 0, totalBytes: total });
    expect(reports.at(-1)).toEqual({ loadedBytes: total, totalBytes: total });
  });

  it('stops when it is told to', async () => {
    const abort = new AbortController();
    abort.abort(new Error('changed my mind'));
    await expect(loadModel(memorySource(zooFiles(smallZoo, 1)), undefined, abort.signal)).rejects.toThrow(
      'changed my mind',
    );
  });

  it('leaves nothing on the backend once the classifier is disposed, or when the model is refused', async () => {
    const before = memory().numTensors;
    const { classifier } = await loadModel(memorySource(zooFiles(smallZoo, 1)));
    expect(memory().numTensors).toBeGreaterThan(before);
    classifier.dispose();
    expect(memory().numTensors).toBe(before);
    const refused = zooFiles(smallZoo, 1);
    refused.get('group1-shard1of1.bin')!.fill(255);
    await expect(loadModel(memorySource(refused))).rejects.toMatchObject({ code: 'model-corrupt' });
    expect(memory().numTensors).toBe(before);
  });
});
