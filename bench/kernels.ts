/**
 * Where the time goes: each kernel's share of a training step with both J-SIGR terms, of an attack and of maps, with its
 * calls. `npm run bench:kernels [backend] [model…]`.
 */
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { fill, getKernelsForBackend, registerKernel, unregisterKernel, type Tensor4D } from '@tensorflow/tfjs-core';
import { defaultParams } from '@/domain/params';
import { pgd } from '@/engine/attacks/pgd';
import { bringUp } from '@/engine/backends/bring-up';
import { nodeHost } from '@/engine/backends/node';
import { fileSource } from '@/engine/models/file-source';
import { loadModel } from '@/engine/models/load-model';
import { finish } from '@/engine/run';
import { blurPerturbation } from '@/engine/saliency/blur-perturbation';
import { smoothGrad } from '@/engine/saliency/smooth-grad';
import { ours } from './training/ours';
import { problemOf } from './training/problem';

const spent = new Map<string, { calls: number; milliseconds: number }>();

/** Has every kernel of the backend add up its time. */
function watchKernels(backendName: string): void {
  for (const config of getKernelsForBackend(backendName)) {
    unregisterKernel(config.kernelName, backendName);
    registerKernel({
      ...config,
      kernelFunc: (call) => {
        const began = performance.now();
        const result = config.kernelFunc(call);
        const total = spent.get(config.kernelName) ?? { calls: 0, milliseconds: 0 };
        total.calls++;
        total.milliseconds += performance.now() - began;
        spent.set(config.kernelName, total);
        return result;
      },
    });
  }
}

async function shares(name: string, work: () => Promise<unknown>): Promise<void> {
  await work();
  spent.clear();
  const began = performance.now();
  await work();
  const whole = performance.now() - began;
  console.log(`\n${name}: ${Math.round(whole)} ms`);
  const rows = [...spent].toSorted(([, a], [, b]) => b.milliseconds - a.milliseconds).slice(0, 12);
  const inKernels = [...spent.values()].reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  console.table(
    Object.fromEntries([
      ...rows.map(([kernel, { calls, milliseconds }]) => [
        kernel,
        { calls, ms: +milliseconds.toFixed(1), '%': +((100 * milliseconds) / whole).toFixed(1) },
      ]),
      [
        'outside of kernels',
        { ms: +(whole - inKernels).toFixed(1), '%': +(100 - (100 * inKernels) / whole).toFixed(1) },
      ],
    ]),
  );
}

export async function run(): Promise<void> {
  const [backend = 'wasm', ...wanted] = process.argv.slice(3);
  await bringUp(nodeHost, backend as 'wasm');
  watchKernels(backend);
  const problem = await problemOf({ size: 32, widths: [32, 64, 128], classes: 10 }, 64);
  const way = ours(problem);
  await shares('A training step of 64 pictures, both terms', () => way.step({ jacobian: true, selective: true }));
  way.stop();
  for (const model of wanted.length
    ? wanted
    : ['cifar10-standard', 'imagenet-efficientnet-lite0', 'imagenette-standard']) {
    const { classifier } = await loadModel(fileSource(fileURLToPath(new URL(`../models/${model}`, import.meta.url))));
    const images: Tensor4D = fill([1, ...classifier.inputShape], 0.5);
    const input = { model: classifier, images, seed: 0 };
    const done = async (work: Promise<{ data(): Promise<unknown>; dispose(): void }>) => {
      const result = await work;
      await result.data();
      result.dispose();
    };
    await shares(`${model}: PGD`, () => done(finish(pgd.run({ ...input, labels: [0] }, defaultParams(pgd.params)))));
    await shares(`${model}: SmoothGrad`, () =>
      done(finish(smoothGrad.run({ ...input, targets: [0] }, defaultParams(smoothGrad.params)))),
    );
    await shares(`${model}: blur perturbation`, () =>
      done(finish(blurPerturbation.run({ ...input, targets: [0] }, defaultParams(blurPerturbation.params)))),
    );
  }
}
