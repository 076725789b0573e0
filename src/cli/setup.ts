import { enableProdMode } from '@tensorflow/tfjs-core';
import type { BackendName } from '@/domain/backend';
import { pixelRanges } from '@/domain/model-card';
import { chooseBackend } from '@/engine/backend';
import { nodeHost } from '@/engine/backends/node';
import type { FlagSpecs, Flags } from './command';
import { oneOf, wholeNumber } from './flags';

const backends = ['wasm', 'cpu', 'webgpu'] as const satisfies readonly BackendName[];

/** Pictures at once, at most: a photograph's activations times this fill the memory of most machines. */
const LARGEST_BATCH = 1024;

/** Which model, for every command. */
export const modelFlags = {
  model: {
    value: '<id | path>',
    summary: 'A model of the zoo, or one of your own: its model.json, its folder, an archive or a Keras file.',
  },
  pixels: {
    value: pixelRanges.join('|'),
    summary:
      'How a model of your own without a card.json wants its pixels: 0 to 1, −1 to 1, 0 to 255, or ImageNet’s way.',
  },
} satisfies FlagSpecs;

/** Which processor, for every command. */
export const backendFlag = {
  backend: { value: backends.join('|'), summary: 'What computes (wasm).' },
} satisfies FlagSpecs;

/** Of the commands that take many pictures through a model. */
export const commonFlags = {
  ...modelFlags,
  data: {
    value: 'cifar10-test|bundled|imagenette-val|DIR',
    summary: 'The pictures (cifar10-test); bundled needs no download.',
  },
  n: { value: '<count>', summary: 'How many, from the first (500 of CIFAR-10, otherwise all).' },
  seed: { value: '<number>', summary: 'The same seed gives the same random numbers (0).' },
  ...backendFlag,
  batch: { value: '<count>', summary: 'Pictures at once (16; on webgpu 128).' },
  out: { value: 'DIR', summary: 'Where the results are written.' },
} satisfies FlagSpecs;

export type NodeBackend = (typeof backends)[number];

/** `--backend`, or wasm. */
export function backendOf(flags: Flags): NodeBackend {
  return oneOf(flags, 'backend', backends) ?? 'wasm';
}

/** `--batch`; a graphics card wants many pictures at once, for the processor a batch only has to fit its caches. */
export function batchOf(flags: Flags): number {
  return wholeNumber(flags, 'batch', 1, LARGEST_BATCH) ?? (backendOf(flags) === 'webgpu' ? 128 : 16);
}

/** Starts a backend. */
export async function startBackend(backend: NodeBackend): Promise<void> {
  // Keeps the library from advertising its Node package on the cpu backend.
  enableProdMode();
  await chooseBackend(nodeHost, backend);
}
