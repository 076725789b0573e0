/**
 * What our own kernels of convolutions, or of the GELU, gain on WebAssembly: a forward pass, an input gradient, an attack and
 * a training step with both J-SIGR terms, and maps of larger pictures, with them and without, by turns. Prints processor time
 * and ratios. `npm run bench:own-kernels [convolutions | gelu] [repeats]`.
 */
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import {
  Conv2D,
  DepthwiseConv2dNative,
  FusedConv2D,
  FusedDepthwiseConv2D,
  getKernel,
  mul,
  oneHot,
  registerKernel,
  sum,
  tensor4d,
  tidy,
  unregisterKernel,
  type KernelConfig,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { defaultParams } from '@/domain/params';
import { pgd } from '@/engine/attacks/pgd';
import { bringUp } from '@/engine/backends/bring-up';
import { Gelu, GeluGrad, GeluGradGrad } from '@/engine/backends/gelu-kernels';
import { nodeHost } from '@/engine/backends/node';
import type { Classifier } from '@/engine/models/classifier';
import { fileSource } from '@/engine/models/file-source';
import { inputGradient } from '@/engine/models/input-gradient';
import { loadModel } from '@/engine/models/load-model';
import { finish } from '@/engine/run';
import { saliencyMethods } from '@/engine/saliency/registry';
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

const kernels = {
  convolutions: [Conv2D, FusedConv2D, DepthwiseConv2dNative, FusedDepthwiseConv2D],
  gelu: [Gelu, GeluGrad, GeluGradGrad],
};

type Kernel = KernelConfig | undefined;

/** Puts kernels in the place of those of these names, or nothing. */
function use(names: readonly string[], found: readonly Kernel[]): void {
  names.forEach((name, i) => {
    if (getKernel(name, 'wasm') as Kernel) unregisterKernel(name, 'wasm');
    if (found[i]) registerKernel(found[i]);
  });
}

type Tasks = Record<string, () => Promise<unknown>>;

async function classifierOf(model: string): Promise<Classifier> {
  return (await loadModel(fileSource(fileURLToPath(new URL(`../models/${model}`, import.meta.url))))).classifier;
}

function batchOf({ inputShape: [height, width, channels] }: Classifier, count: number): Tensor4D {
  const values = uniform(count * height * width * channels, 0, 1, count);
  return tensor4d(values, [count, height, width, channels]);
}

async function ofSmallPictures(name: string): Promise<Tasks> {
  const model = await classifierOf(name);
  const [images, pictures] = [batchOf(model, 1), batchOf(model, 16)];
  const score = (logits: Tensor2D) => sum(mul(logits, oneHot([0], model.classes.length)), 1);
  return {
    [`${name}: forward, 16 pictures`]: () => settled(tidy(() => model.logits(pictures))),
    [`${name}: input gradient, 16 pictures`]: () => settled(tidy(() => inputGradient(model, pictures, score))),
    [`${name}: PGD-10`]: () =>
      settled(finish(pgd.run({ model, images, labels: [0], seed: 0 }, defaultParams(pgd.params)))),
  };
}

async function ofPhotographs(name: string): Promise<Tasks> {
  const model = await classifierOf(name);
  const images = batchOf(model, 1);
  return {
    [`${name}: forward`]: () => settled(tidy(() => model.logits(images))),
    ...Object.fromEntries(
      saliencyMethods
        .filter(({ id }) => ['smoothgrad', 'blur-perturbation'].includes(id))
        .map((method) => [
          `${name}: ${method.id}`,
          () => settled(finish(method.run({ model, images, targets: [0], seed: 0 }, defaultParams(method.params)))),
        ]),
    ),
  };
}

/** Measures each way by turns. */
export async function run(): Promise<void> {
  const which = process.argv[3] === 'gelu' ? 'gelu' : 'convolutions';
  const repeats = Number(process.argv[4] ?? 7);
  const names = kernels[which];
  await nodeHost.load('wasm');
  const before = names.map((name) => getKernel(name, 'wasm') as Kernel);
  await bringUp(nodeHost, 'wasm');
  const after = names.map((name) => getKernel(name, 'wasm') as Kernel);
  const way = ours(await problemOf({ size: 32, widths: [32, 64, 128], classes: 10 }, 64));
  const tasks: Tasks = {
    'training step, 64 pictures': () => way.step({ jacobian: true, selective: true }),
    ...(await ofSmallPictures('cifar10-standard')),
    ...(await ofPhotographs('imagenette-standard')),
    ...(await ofPhotographs('imagenet-efficientnet-lite0')),
  };
  const rows: Record<string, Record<string, number>> = {};
  for (const [name, work] of Object.entries(tasks)) {
    const [own, core]: [number[], number[]] = [[], []];
    for (let turn = 0; turn <= repeats; turn++)
      for (const found of [own, core]) {
        use(names, found === core ? before : after);
        const taken = await milliseconds(work);
        if (turn > 0) found.push(taken);
      }
    const [withOwn, without] = [median(own), median(core)];
    rows[name] = {
      'own kernels, ms': Math.round(10 * withOwn) / 10,
      'without, ms': Math.round(10 * without) / 10,
      ratio: Math.round((100 * without) / withOwn) / 100,
    };
  }
  console.table(rows);
  way.stop();
}
