/**
 * What an attack costs more through the engine's host than by itself: previews, what the model says of them, messages and
 * turns of the scheduler. Processor time, the two by turns, the median of their ratios. `npm run bench:worker [model]
 * [backend] [rounds]`.
 */
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { fill, type Tensor4D } from '@tensorflow/tfjs-core';
import type { BackendName } from '@/domain/backend';
import { defaultParams } from '@/domain/params';
import { pgd } from '@/engine/attacks/pgd';
import { nodeHost } from '@/engine/backends/node';
import { fileSource } from '@/engine/models/file-source';
import { loadModel } from '@/engine/models/load-model';
import { finish } from '@/engine/run';
import { engineHost } from '@/worker/engine';
import type { Exchanges, FromWorker, ToWorker } from '@/worker/protocol';
import { Client, type Port } from '@/worker/rpc/client';

const backends = ['wasm', 'cpu', 'webgpu'] as const satisfies BackendName[];

/** The engine behind real messages, in this thread. */
function openEngine(): Client<Exchanges> {
  const { port1: page, port2: worker } = new MessageChannel();
  const host = engineHost(nodeHost, (message: FromWorker, transfer) => worker.postMessage(message, transfer));
  worker.onmessage = ({ data }: MessageEvent<ToWorker>) => host.receive(data);
  const port: Port<Exchanges> = {
    postMessage: (message) => page.postMessage(message),
    terminate: () => page.close(),
    onmessage: null,
    onerror: null,
  };
  page.onmessage = (event: MessageEvent<FromWorker>) => port.onmessage?.(event);
  return new Client(port, () => undefined, 'engine');
}

/** Processor time of one call in milliseconds. */
async function cost(call: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

export async function run(): Promise<void> {
  const [model = 'cifar10-standard', wanted = 'wasm', rounds = '9'] = process.argv.slice(3);
  const backend = backends.find((name) => name === wanted);
  if (!backend) throw new Error(`There is no backend "${wanted}" under Node; there are ${backends.join(', ')}`);
  const folder = fileURLToPath(new URL(`../models/${model}/`, import.meta.url));
  const client = openEngine();
  await client.request('start', { backend });
  const { classifier } = await loadModel(fileSource(folder));
  const names = ['card.json', 'model.json', ...(await shardsOf(folder))];
  const files = await Promise.all(
    names.map(async (name) => ({ name, blob: new Blob([await readFile(`${folder}${name}`)]) })),
  );
  await client.request('load', { modelId: model, from: { kind: 'files', files } });

  const [height, width] = classifier.inputShape;
  const images: Tensor4D = fill([1, height, width, 3], 0.5);
  const pixels = { width, height, data: new Float32Array(height * width * 3).fill(0.5) };
  const params = { ...defaultParams(pgd.params), steps: 10 };
  const bare = async () => {
    const attacked = await finish(pgd.run({ model: classifier, images, labels: [0], seed: 0 }, params));
    await attacked.data();
    attacked.dispose();
  };
  let previews = 0;
  const asked = () =>
    client.request(
      'attack',
      { modelId: model, pixels, label: 0, attackId: pgd.id, params, seed: 0 },
      { onProgress: () => (previews += 1) },
    );
  // Once to warm up.
  await bare();
  await asked();
  previews = 0;
  const pairs: [number, number][] = [];
  for (let round = 0; round < Number(rounds); round++) {
    const first = round % 2 === 0 ? bare : asked;
    const second = first === bare ? asked : bare;
    const costs: [number, number] = [await cost(first), await cost(second)];
    pairs.push(first === bare ? costs : [costs[1], costs[0]]);
  }
  const ratios = pairs.map(([alone, through]) => through / alone);
  console.log(`\n${model} on ${backend}: PGD-10, ${rounds} rounds, ${previews / Number(rounds)} reports a run`);
  console.table({
    'by itself, ms': Math.round(median(pairs.map(([alone]) => alone))),
    'through the host, ms': Math.round(median(pairs.map(([, through]) => through))),
    'ratio, median': median(ratios).toFixed(3),
    'ratio, least and most': `${Math.min(...ratios).toFixed(3)} ${Math.max(...ratios).toFixed(3)}`,
  });
}

/** Of an odd number of values. */
function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

async function shardsOf(folder: string): Promise<string[]> {
  const json = JSON.parse(await readFile(`${folder}model.json`, 'utf8')) as {
    readonly weightsManifest: readonly { readonly paths: readonly string[] }[];
  };
  return json.weightsManifest.flatMap(({ paths }) => paths);
}
