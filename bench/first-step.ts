/**
 * How long a fine-tuning of the bundled pictures takes to its first step, and to its first look at the pictures held out:
 * processor time, from a network that is loaded. `npm run bench:first-step [backend] [model]`.
 */
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { BackendName } from '@/domain/backend';
import { defaultParams } from '@/domain/params';
import { mapsBy } from '@/domain/training/data';
import { trainingParams } from '@/domain/training/params';
import { bringUp } from '@/engine/backends/bring-up';
import { nodeHost } from '@/engine/backends/node';
import { fileSource } from '@/engine/models/file-source';
import { loadNetwork } from '@/engine/models/load-network';
import { readBundled } from '@/engine/training/data/bundled';
import { Trainer } from '@/engine/training/trainer';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Seconds of processor time of this process. */
function seconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Trains until both have come. */
export async function run(): Promise<void> {
  const [wanted = 'wasm', model = 'cifar10-standard'] = process.argv.slice(3);
  const backends = ['wasm', 'cpu', 'webgpu'] as const satisfies BackendName[];
  const backend = backends.find((name) => name === wanted);
  if (!backend) throw new Error(`There is no backend "${wanted}" under Node; there are ${backends.join(', ')}`);
  await bringUp(nodeHost, backend);
  const data = await readBundled((file) => readFile(at(`public/data/cifar10-subset/${file}`)));
  const { network, weights } = await loadNetwork(fileSource(at(`models/${model}`)));
  const maps = mapsBy(data, weights);
  const settings = { ...defaultParams(trainingParams), batch: 32 };
  const start = seconds();
  const trainer = Trainer.begin({ network, data, settings, ...(maps && { maps }) });
  const found = new Map<string, number>();
  for await (const event of trainer.run()) {
    if (event.kind !== 'step' && event.kind !== 'check') continue;
    if (!found.has(event.kind)) found.set(event.kind, seconds() - start);
    if (found.size === 2) break;
  }
  trainer.dispose();
  const told = (kind: string): string => `${found.get(kind)?.toFixed(1) ?? '–'} s`;
  console.log(`${model} on ${backend}: first step after ${told('step')}, first look after ${told('check')}`);
}
