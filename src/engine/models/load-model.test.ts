import { loadLayersModel } from '@tensorflow/tfjs-layers';
import { io, memory, slice, tensor, tidy, type Tensor, type Tensor2D, type Tensor4D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { testOn } from '../testing/backend-under-test';
import { relativeL2 } from '../testing/compare';
import { memorySource } from '../testing/memory-source';
import { uniform } from '../testing/random';
import { fullZoo, zooFiles } from '../testing/zoo-model';
import { inputGradient } from './input-gradient';
import { loadModel } from './load-model';

describe('t', () => {
  it('runs on wasm', async () => {
    await testOn('wasm');
    const files = zooFiles(fullZoo, 1, 'float16');
    const { classifier } = await loadModel(memorySource(files), (p) => console.log(p));
    console.log(classifier.activationLayers, classifier.multiplyAdds);
    const x: Tensor4D = tensor(uniform(32*32*3, 0, 1, 3), [1,32,32,3]);
    const before = memory().numTensors;
    for (let i = 0; i < 12; i++) {
      const t = performance.now();
      const g = inputGradient(classifier, x, (z) => slice(z, [0, 0], [-1, 1]));
      await g.data();
      const t2 = performance.now();
      const z = tidy(() => classifier.logits(x));
      await z.data();
      console.log('grad', t2 - t, 'fwd', performance.now() - t2);
      g.dispose(); z.dispose();
    }
    expect(memory().numTensors).toBe(before);
  });
});
