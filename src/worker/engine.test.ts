import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nodeHost } from '@/engine/backends/node';
import { randomFrom } from '@/engine/testing/random';
import { tinyModelFiles } from '@/engine/testing/tiny-model';
import { cardFor } from '@/engine/testing/zoo-model';
import { engineHost } from './engine';
import type { Ask, Exchanges, FromWorker, ToWorker } from './protocol';
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
function modelFrom(name: string): Ask<'load'>['from'] {
  const classes = 4 + names.indexOf(name);
  const files = [...tinyModelFiles(size, classes)].map(([file, bytes]) => ({
    name: file,
    blob: new Blob([new Uint8Array(bytes)]),
  }));
  const card = { ...cardFor(size, classes), id: name };
  return { kind: 'files', files: [...files, { name: 'card.json', blob: new Blob([JSON.stringify(card)]) }] };
}

const held = () => {
  const { numTensors, numDataBuffers, numBytes } = memory();
  return { numTensors, numDataBuffers, numBytes };
};

describe('the engine’s memory, on wasm', () => {
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
    client = new Client(new SameThread(), () => undefined, { what: 'The engine', hint: '' });
    await client.request('start', { backend: 'wasm' });
  });
  beforeEach(() => {
    empty = held();
  });

  it('is as it was after each of twelve models was added, used and removed ten times', async () => {
    for (let round = 0; round < 10; round++) {
      await Promise.all(names.map(load));
      expect(held().numTensors).toBeGreaterThan(empty.numTensors);
      await Promise.all(
        names.flatMap((modelId): Promise<unknown>[] => [
          client.request('predict', { modelId, pixels }),
          attack(modelId, { steps: 2 }),
          client.request('explain', { modelId, pixels, target: 1, saliencyId: 'gradient', params: {}, seed: 0 }),
        ]),
      );
      await Promise.all(names.map(unload));
      expect(held()).toEqual(empty);
    }
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
