import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { backend, memory } from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Failure } from '@/domain/errors';
import type { ModelCard } from '@/domain/model-card';
import { nodeHost } from '@/engine/backends/node';
import { blobSource } from '@/engine/models/blob-source';
import { loadNetwork } from '@/engine/models/load-network';
import { randomFrom } from '@/engine/testing/random';
import { tinyModelFiles } from '@/engine/testing/tiny-model';
import { cardFor } from '@/engine/testing/zoo-model';
import { engineHost } from './engine';
import type { Exchanges, FromWorker, ToWorker } from './protocol';
import { Client, type Port } from './rpc/client';

/** The engine without a worker around it: what is sent arrives in a later turn, as a message does. */
class SameThread implements Port<Exchanges> {
  onmessage: Port<Exchanges>['onmessage'] = null;
  onerror = null;
  private readonly host = engineHost(nodeHost, (data: FromWorker) =>
    setImmediate(() => this.onmessage?.(new MessageEvent('message', { data }))),
  );
  postMessage(message: ToWorker): void {
    setImmediate(() => this.host.receive(message));
  }
  terminate(): void {}
}

const size = 16;
const random = randomFrom(3);
const pixels = { width: size, height: size, data: Float32Array.from({ length: size * size * 3 }, random) };
const names = Array.from({ length: 12 }, (_, i) => `tiny-${i}`);

/** A model that differs in its number of classes. */
function modelFrom(name: string) {
  const classes = 4 + names.indexOf(name);
  const files = [...tinyModelFiles(size, classes)].map(([file, bytes]) => ({
    name: file,
    blob: new Blob([new Uint8Array(bytes)]),
  }));
  const card = { ...cardFor(size, classes), id: name };
  return { kind: 'files' as const, files: [...files, { name: 'card.json', blob: new Blob([JSON.stringify(card)]) }] };
}

/** The nets that ship, as dropped files. */
const zoo = readdirSync('models')
  .filter((id) => existsSync(`models/${id}/card.json`))
  .map((id) => {
    const files = readdirSync(`models/${id}`).map((file) => ({
      name: file,
      blob: new Blob([readFileSync(`models/${id}/${file}`)]),
    }));
    const card = JSON.parse(readFileSync(`models/${id}/card.json`, 'utf8')) as ModelCard;
    return { id, side: card.inputShape[0], files };
  });

const grey = (side: number) => ({ width: side, height: side, data: new Float32Array(side * side * 3).fill(0.5) });

const held = () => {
  const { numTensors, numDataBuffers, numBytes } = memory();
  return { numTensors, numDataBuffers, numBytes };
};

/** All of it on WebGPU, without a graphics card, takes minutes. */
const trials = [
  ['wasm', names, 10],
  ['webgpu', names.slice(0, 2), 2],
] as const;

describe.each(trials)('the engine’s memory, on %s', (name, used, rounds) => {
  let client: Client<Exchanges>;
  let empty: ReturnType<typeof held>;
  const load = (modelId: string) => client.request('load', { modelId, from: modelFrom(modelId) });
  const unload = (modelId: string) => client.request('unload', { modelId });
  const attack = (modelId: string, params = {}, onProgress = () => {}) =>
    client.request(
      'attack',
      { modelId, pixels, label: 0, attackId: 'pgd', params, seed: 0 },
      { slot: modelId, onProgress },
    );

  beforeAll(async () => {
    client = new Client(new SameThread(), () => undefined, 'engine');
    await client.request('start', { backend: name });
  });
  beforeEach(() => {
    empty = held();
  });

  it('is as it was after every model was added, used and removed, again and again', async () => {
    for (let round = 0; round < rounds; round++) {
      await Promise.all(used.map(load));
      expect(held().numTensors).toBeGreaterThan(empty.numTensors);
      await Promise.all(
        used.flatMap((modelId): Promise<unknown>[] => [
          client.request('predict', { modelId, pixels }),
          attack(modelId, { steps: 2 }),
          client.request('explain', { modelId, pixels, target: 1, saliencyId: 'gradient', params: {}, seed: 0 }),
        ]),
      );
      await Promise.all(used.map(unload));
      expect(held()).toEqual(empty);
    }
  });

  it.runIf(name === 'wasm')(
    'is as it was after every net of the zoo was added, asked and removed, ten times',
    async () => {
      expect(zoo).toHaveLength(13);
      for (let round = 0; round < 10; round++)
        for (const { id, side, files } of zoo) {
          await client.request('load', { modelId: id, from: { kind: 'files', files } });
          const { logits } = await client.request('predict', { modelId: id, pixels: grey(side) });
          expect(logits.every(Number.isFinite)).toBe(true);
          await unload(id);
          expect(held()).toEqual(empty);
        }
    },
    300_000,
  );

  it('says the same of a network in hand as of the files it was read from, and frees both', async () => {
    const { network, card } = await loadNetwork(blobSource(modelFrom('tiny-0').files));
    await load('tiny-0');
    await client.request('load', { modelId: 'in-hand', from: { network, card } });
    const [read, inHand] = await Promise.all(
      ['tiny-0', 'in-hand'].map((modelId) => client.request('predict', { modelId, pixels })),
    );
    expect(inHand).toEqual(read);
    await Promise.all(['tiny-0', 'in-hand'].map(unload));
    expect(held()).toEqual(empty);
  });

  it('is as it was where a model is removed while it is attacked, and the attack comes to its end', async () => {
    await load('tiny-0');
    let attacked: ReturnType<typeof attack> | undefined;
    await new Promise<void>((begun) => {
      attacked = attack('tiny-0', { steps: 20 }, begun);
    });
    await unload('tiny-0');
    expect((await attacked)?.prediction.logits).toHaveLength(4);
    expect(held()).toEqual(empty);
    await expect(attack('tiny-0')).rejects.toMatchObject({ code: 'model-missing' });
  });

  it('is as it was where a model is removed while it is loaded, or replaced by its next version', async () => {
    const loading = client.request('load', { modelId: 'tiny-1', from: modelFrom('tiny-1') }, { slot: 'loading' });
    client.cancel('loading');
    await expect(loading).rejects.toMatchObject({ name: 'Cancelled' });
    await unload('tiny-1');
    while (client.busy) await new Promise<void>((resolve) => setImmediate(resolve));
    expect(held()).toEqual(empty);
    await load('tiny-2');
    const once = held();
    await load('tiny-2');
    expect(held()).toEqual(once);
    await unload('tiny-2');
    expect(held()).toEqual(empty);
  });
});

describe('the engine on WebGPU', () => {
  it('fails the attack that ran out of memory, which the device only reports, and is lost', async () => {
    const losses: Failure[] = [];
    const client: Client<Exchanges> = new Client(new SameThread(), (failure) => losses.push(failure), 'engine');
    await client.request('start', { backend: 'webgpu' });
    await client.request('load', { modelId: 'tiny-0', from: modelFrom('tiny-0') });
    const { device } = backend() as unknown as { readonly device: GPUDevice };
    let reported = false;
    const attacked = client.request(
      'attack',
      { modelId: 'tiny-0', pixels, label: 0, attackId: 'pgd', params: { steps: 50 }, seed: 0 },
      {
        onProgress() {
          // More than any device has: it makes a buffer that is none, and says so later.
          if (!reported) device.createBuffer({ size: device.limits.maxBufferSize, usage: 0x80 });
          reported = true;
        },
      },
    );
    await expect(attacked).rejects.toMatchObject({ code: 'out-of-memory' });
    while (losses.length === 0) await new Promise<void>((resolve) => setImmediate(resolve));
    expect(losses).toMatchObject([{ code: 'out-of-memory' }]);
  });
});
