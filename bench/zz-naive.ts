import { env, tensor, tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import { bringUp } from '@/engine/backends/bring-up';
import { nodeHost } from '@/engine/backends/node';
import { inputGradient } from '@/engine/models/input-gradient';
import { zooClassifier, fullZoo } from '@/engine/testing/zoo-model';
import { slice } from '@tensorflow/tfjs-core';
export async function run() {
  await bringUp(nodeHost, 'webgpu');
  const model = await zooClassifier(fullZoo, 1);
  const x: Tensor4D = tensor(Float32Array.from({length: 3072}, (_, i) => Math.abs(Math.sin(i))), [1,32,32,3]);
  for (const naive of [false, true, false, true]) {
    env().set('WEBGPU_USE_NAIVE_CONV2D_DEBUG', naive);
    for (let i = 0; i < 3; i++) {
      let t = performance.now();
      const z = tidy(() => model.logits(x)); await z.data();
      const f = performance.now() - t; t = performance.now();
      const g = inputGradient(model, x, (l) => slice(l, [0,0],[-1,1])); await g.data();
      console.log(naive, 'fwd', f.toFixed(0), 'grad', (performance.now() - t).toFixed(0), (await z.data())[0]);
    }
  }
}
