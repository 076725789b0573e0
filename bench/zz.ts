import { env, tensor, tidy, conv2d, type Tensor4D, type Tensor } from '@tensorflow/tfjs-core';
import { bringUp } from '@/engine/backends/bring-up';
import { nodeHost } from '@/engine/backends/node';
export async function run() {
  await bringUp(nodeHost, 'webgpu');
  const w = (s: [number,number,number,number]): Tensor4D => tensor(Float32Array.from({length: s.reduce((a,b)=>a*b,1)}, (_, i) => Math.sin(i)), s);
  const cases: [Tensor4D, Tensor4D, number][] = [[w([1,32,32,3]), w([3,3,3,32]), 1],[w([1,32,32,32]), w([4,4,32,64]), 2],[w([1,16,16,64]), w([3,3,64,64]), 1],[w([1,8,8,128]), w([3,3,128,128]), 1]];
  const configs: [string, Record<string, number|boolean>][] = [['default', {}], ['thr0', {WEBGPU_THRESHOLD_TO_INCREASE_WORKGROUPS_FOR_MATMUL: 0}], ...[0,1,2,3].map((t): [string, Record<string, number|boolean>] => ['im2col type '+t, {WEBGPU_CONV_SEPARATE_IM2COL_SHADER: true, WEBGPU_MATMUL_PROGRAM_TYPE: t}])];
  for (const [name, flags] of configs) {
    env().set('WEBGPU_CONV_SEPARATE_IM2COL_SHADER', false); env().set('WEBGPU_MATMUL_PROGRAM_TYPE', -1); env().set('WEBGPU_THRESHOLD_TO_INCREASE_WORKGROUPS_FOR_MATMUL', -1);
    for (const [k, v] of Object.entries(flags)) env().set(k, v);
    const out = [];
    for (const [x, f, s] of cases) {
      let best = Infinity; let v: ArrayLike<number> = [];
      for (let i = 0; i < 4; i++) { const t = performance.now(); const y: Tensor = tidy(() => conv2d(x, f, s, 'same')); v = await y.data(); if (i) best = Math.min(best, performance.now() - t); y.dispose(); }
      out.push(best.toFixed(0), v[77]!.toFixed(4));
    }
    console.log(name, out.join(' '));
  }
}
