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
import { CIFAR10_TEST, readCifar10Test } from './cifar10';
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

/** Reads the common flags and the data, and starts the backend. */
export async function prepare(flags: Flags, root: string): Promise<Setting> {
  const seed = wholeNumber(flags, 'seed', 0, 0);
  const n = flags.has('n') ? wholeNumber(flags, 'n', 1, 1) : undefined;
  const backendFlags = backendOf(flags);
  const pictures = await readPictures(flags.get('data') ?? 'cifar10-test', n, root, 500);
  await start(backendFlags.backend);
  return { ...backendFlags, seed, pictures };
}

/** Starts the backend (wasm unless `--backend` says otherwise); says how many pictures it takes at once. */
export async function startBackend(flags: Flags): Promise<Pick<Setting, 'backend' | 'batch'>> {
  const chosen = backendOf(flags);
  await start(chosen.backend);
  return chosen;
}

function backendOf(flags: Flags): Pick<Setting, 'backend' | 'batch'> {
  const backend = oneOf(flags, 'backend', backends, 'wasm');
  // A graphics card wants many pictures at once; for the processor a batch only has to fit its caches.
  return { backend, batch: wholeNumber(flags, 'batch', backend === 'webgpu' ? 128 : 16, 1) };
}

async function start(backend: Setting['backend']): Promise<void> {
  // Keeps the library from advertising its Node package on the cpu backend.
  enableProdMode();
  await chooseBackend(nodeHost, backend);
}

/**
 * The first `n` pictures of a data set by its name, or of a data folder. Without `n` as many of CIFAR-10 as `usual` says,
 * and all of any other. Throws a usage error, or `model-missing` with the command that fetches the data.
 */
export async function readPictures(
  name: string,
  n: number | undefined,
  root: string,
  usual: number | 'all',
): Promise<LabelledPictures> {
  if (name === 'cifar10-test')
    return readCifar10Test(path.join(root, 'data', 'cifar10'), n ?? (usual === 'all' ? CIFAR10_TEST : usual));
  if (name === 'imagenette-val') {
    const folder = path.join(root, 'data', name);
    if (existsSync(folder)) return readDataFolder(folder, n);
    throw new LimelightError(
      'model-missing',
      'The Imagenette pictures are not here yet',
      'Run `python models/recipes/run.py data imagenette` once.',
    );
  }
  if (existsSync(name)) return readDataFolder(name, n);
  throw usageError(
    `There is no data "${name}"`,
    'Use cifar10-test, imagenette-val, or a folder with images.f32, labels.json and meta.json.',
  );
}

/** The folder of a model of the zoo by its id, or of any by the path of its `model.json` or folder. */
export function modelFolder(name: string, root: string): string {
  const isPath = name.endsWith('.json') || /[\\/]/.test(name);
  const folder = !isPath ? path.join(root, 'models', name) : name.endsWith('.json') ? path.dirname(name) : name;
  if (!isPath && !existsSync(path.join(folder, 'model.json')))
    throw new LimelightError(
      'scene-unknown-model',
      `There is no model "${name}"`,
      'Give an id from the folder models, or the path of a model.json.',
    );
  return folder;
}

/** The model in that folder (see `modelFolder`). The caller's. */
export async function readModel(name: string, root: string): Promise<Classifier> {
  const { classifier } = await loadModel(fileSource(modelFolder(name, root)));
  return classifier;
}
