/**
 * What a model costs: milliseconds of processor time of loading, of a forward pass, an input gradient, an attack and
 * every saliency map with their defaults; of maps that are named the median of three after one to warm up.
 * `npm run bench:model-cost [model] [backend] [map…]`.
 */
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import {
  dispose,
  fill,
  mul,
  oneHot,
  sum,
  tidy,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import type { BackendName } from '@/domain/backend';
import { defaultParams } from '@/domain/params';
import { pgd } from '@/engine/attacks/pgd';
import { bringUp } from '@/engine/backends/bring-up';
import { nodeHost } from '@/engine/backends/node';
import { fileSource } from '@/engine/models/file-source';
import { inputGradient } from '@/engine/models/input-gradient';
import { loadModel } from '@/engine/models/load-model';
import { finish } from '@/engine/run';
import { saliencyMethods } from '@/engine/saliency/registry';

const backends = ['wasm', 'cpu', 'webgpu'] as const satisfies BackendName[];

/** Processor time of one call, threads of a software driver included: what it would take on one idle core. */
async function cost<T>(call: () => Promise<T>): Promise<[T, number]> {
  const before = process.cpuUsage();
  const result = await call();
  const { user, system } = process.cpuUsage(before);
  return [result, (user + system) / 1000];
}

async function tensorCost(call: () => Promise<Tensor> | Tensor): Promise<number> {
  const [result, milliseconds] = await cost(async () => {
    const tensor = await call();
    await tensor.data();
    return tensor;
  });
  result.dispose();
  return Math.round(milliseconds);
}

export async function run(): Promise<void> {
  const [model = 'imagenet-efficientnet-lite0', wanted = 'wasm', ...named] = process.argv.slice(3);
  const backend = backends.find((name) => name === wanted);
  if (!backend) throw new Error(`There is no backend "${wanted}" under Node; there are ${backends.join(', ')}`);
  const folder = fileURLToPath(new URL(`../models/${model}`, import.meta.url));
  await bringUp(nodeHost, backend);
  const [{ classifier }, loading] = await cost(() => loadModel(fileSource(folder)));
  const images: Tensor4D = fill([1, ...classifier.inputShape], 0.5);
  const score = (logits: Tensor2D) => sum(mul(logits, oneHot([0], classifier.classes.length)), 1);
  const forward = () => tidy(() => classifier.logits(images));
  const gradient = () => tidy(() => inputGradient(classifier, images, score));
  // Once to compile the shaders.
  for (const warm of [forward, gradient]) await tensorCost(warm);
  const rows: Record<string, number> = { load: Math.round(loading) };
  rows['forward'] = await tensorCost(forward);
  rows['input gradient'] = await tensorCost(gradient);
  rows['PGD'] = await tensorCost(() =>
    finish(pgd.run({ model: classifier, images, labels: [0], seed: 0 }, defaultParams(pgd.params))),
  );
  for (const method of saliencyMethods) {
    if (named.length > 0 && !named.includes(method.id)) continue;
    const map = () =>
      tensorCost(() =>
        finish(method.run({ model: classifier, images, targets: [0], seed: 0 }, defaultParams(method.params))),
      );
    const first = await map();
    if (named.length === 0) rows[method.id] = first;
    else rows[method.id] = [await map(), await map(), await map()].toSorted((a, b) => a - b)[1]!;
  }
  console.log(`\n${model} on ${backend}, ${Math.round(classifier.multiplyAdds / 1e6)} million multiply-adds`);
  console.table(rows);
  dispose(images);
  classifier.dispose();
}
