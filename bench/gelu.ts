/**
 * What the GELU's own kernels gain on WebAssembly: a forward pass, an input gradient, an attack and a training step with
 * both J-SIGR terms, with them and without, by turns. Prints processor time and ratios. `npm run bench:gelu [repeats]`.
 */
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import {
  getKernel,
  mul,
  oneHot,
  registerKernel,
  sum,
  tensor4d,
  tidy,
  unregisterKernel,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { defaultParams } from '@/domain/params';
import { pgd } from '@/engine/attacks/pgd';
import { bringUp } from '@/engine/backends/bring-up';
import { Gelu, GeluGrad, GeluGradGrad } from '@/engine/backends/gelu-kernels';
import { nodeHost } from '@/engine/backends/node';
import { fileSource } from '@/engine/models/file-source';
import { inputGradient } from '@/engine/models/input-gradient';
import { loadModel } from '@/engine/models/load-model';
import { finish } from '@/engine/run';
import { uniform } from '@/engine/testing/random';
import { ours } from './training/ours';
import { problemOf } from './training/problem';

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function settled(made: Tensor | Promise<Tensor>): Promise<void> {
  const tensor = await made;
  await tensor.data();
  tensor.dispose();
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** Measures each way by turns. */
export async function run(): Promise<void> {
  const repeats = Number(process.argv[3] ?? 7);
  await bringUp(nodeHost, 'wasm');
  const kernels = [Gelu, GeluGrad, GeluGradGrad].map((name) => getKernel(name, 'wasm'));
  const { classifier } = await loadModel(
    fileSource(fileURLToPath(new URL('../models/cifar10-standard', import.meta.url))),
  );
  const batchOf = (count: number): Tensor4D => {
    const [height, width, channels] = classifier.inputShape;
    const values = uniform(count * height * width * channels, 0, 1, count);
    return tensor4d(values, [count, height, width, channels]);
  };
  const [picture, pictures] = [batchOf(1), batchOf(16)];
  const score = (logits: Tensor2D) => sum(mul(logits, oneHot([0], classifier.classes.length)), 1);
  const way = ours(await problemOf({ size: 32, widths: [32, 64, 128], classes: 10 }, 64));
  const tasks: Record<string, () => Promise<unknown>> = {
    'forward, 16 pictures': () => settled(tidy(() => classifier.logits(pictures))),
    'input gradient, 16 pictures': () => settled(tidy(() => inputGradient(classifier, pictures, score))),
    'PGD-10': () =>
      settled(finish(pgd.run({ model: classifier, images: picture, labels: [0], seed: 0 }, defaultParams(pgd.params)))),
    'training step, 64 pictures': () => way.step({ jacobian: true, selective: true }),
  };
  const rows: Record<string, Record<string, number>> = {};
  for (const [name, work] of Object.entries(tasks)) {
    const [own, core]: [number[], number[]] = [[], []];
    for (let turn = 0; turn <= repeats; turn++)
      for (const found of [own, core]) {
        if (found === core) kernels.forEach(({ kernelName }) => unregisterKernel(kernelName, 'wasm'));
        const taken = await milliseconds(work);
        if (found === core) kernels.forEach((kernel) => registerKernel(kernel));
        if (turn > 0) found.push(taken);
      }
    const [withOwn, without] = [median(own), median(core)];
    rows[name] = {
      'own kernels, ms': Math.round(10 * withOwn) / 10,
      'core, ms': Math.round(10 * without) / 10,
      ratio: Math.round((100 * without) / withOwn) / 100,
    };
  }
  console.table(rows);
  way.stop();
}
