import { existsSync } from 'node:fs';
import path from 'node:path';
import { enableProdMode } from '@tensorflow/tfjs-core';
import type { BackendName } from '@/domain/backend';
import { LimelightError } from '@/domain/errors';
import type { LabelledPictures } from '@/domain/labelled-pictures';
import { chooseBackend } from '@/engine/backend';
import { nodeHost } from '@/engine/backends/node';
import type { Classifier } from '@/engine/models/classifier';
import { fileSource } from '@/engine/models/file-source';
import { loadModel } from '@/engine/models/load-model';
import { readCifar10Test } from './cifar10';
import { readDataFolder } from './data-folder';
import { oneOf, usageError, wholeNumber, type Flags } from './flags';

/** The flags that both commands have. */
export const commonFlags = ['model', 'data', 'n', 'seed', 'backend', 'batch', 'out'] as const;

const backends = ['wasm', 'cpu', 'webgpu'] as const satisfies readonly BackendName[];

/** What a command runs with. */
export interface Setting {
  readonly backend: (typeof backends)[number];
  readonly seed: number;
  readonly batch: number;
  readonly pictures: LabelledPictures;
}

/** Reads the common flags, the data, and starts the backend (wasm unless `--backend` says otherwise). */
export async function prepare(flags: Flags, root: string): Promise<Setting> {
  const backend = oneOf(flags, 'backend', backends, 'wasm');
  const seed = wholeNumber(flags, 'seed', 0, 0);
  // A graphics card wants many pictures at once; for the processor a batch only has to fit its caches.
  const batch = wholeNumber(flags, 'batch', backend === 'webgpu' ? 128 : 16, 1);
  const n = flags.has('n') ? wholeNumber(flags, 'n', 1, 1) : undefined;
  const pictures = await readPictures(flags.get('data') ?? 'cifar10-test', n, root);
  // Keeps the library from advertising its Node package on the cpu backend.
  enableProdMode();
  await chooseBackend(nodeHost, backend);
  return { backend, seed, batch, pictures };
}

async function readPictures(name: string, n: number | undefined, root: string): Promise<LabelledPictures> {
  if (name === 'cifar10-test') return readCifar10Test(path.join(root, 'data', 'cifar10'), n ?? 500);
  if (name === 'imagenette-val')
    throw usageError(
      'The Imagenette pictures come with its models, which are not in this version',
      'Use cifar10-test or a data folder.',
    );
  if (existsSync(name)) return readDataFolder(name, n);
  throw usageError(
    `There is no data "${name}"`,
    'Use cifar10-test, or a folder with images.f32, labels.json and meta.json.',
  );
}

/** A model of the zoo by its id, or any by the path of its `model.json` or folder. The caller's. */
export async function readModel(name: string, root: string): Promise<Classifier> {
  const isPath = name.endsWith('.json') || /[\\/]/.test(name);
  const folder = !isPath ? path.join(root, 'models', name) : name.endsWith('.json') ? path.dirname(name) : name;
  if (!isPath && !existsSync(path.join(folder, 'model.json')))
    throw new LimelightError(
      'scene-unknown-model',
      `There is no model "${name}"`,
      'Give an id from the folder models, or the path of a model.json.',
    );
  const { classifier } = await loadModel(fileSource(folder));
  return classifier;
}
