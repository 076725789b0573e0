import { describe, expect, it } from 'vitest';
import { LimelightError, type Failure } from '@/domain/errors';
import { ownCard as card } from '@/domain/testing/own-card';
import type { OwnModelDraft } from '@/worker/protocol';
import type { OwnModel, OwnModelStorage } from './own-model-storage';
import { OwnModels, type ArrivingModel } from './own-models';

const files = [{ name: 'model.json', blob: new Blob(['{}']) }];
const draft: OwnModelDraft = { card, anySize: false, notes: [], files };

/** A device that remembers, and may be full. */
function memoryStorage(kept: OwnModel[] = [], full = false): OwnModelStorage {
  return {
    list: () => Promise.resolve([...kept]),
    put: async (model) => {
      if (full) throw new LimelightError('storage-full', 'no-room');
      kept.push(model);
    },
    clear: async () => void kept.splice(0),
    remove: async (id) => void kept.splice(0, kept.length, ...kept.filter((model) => model.card.id !== id)),
  };
}

function bench(
  storage = memoryStorage(),
  inspect: ConstructorParameters<typeof OwnModels>[1] = () => Promise.resolve(draft),
) {
  const seen = { models: [] as string[][], arriving: [] as (ArrivingModel | undefined)[], failures: [] as Failure[] };
  const own = new OwnModels(storage, inspect, {
    onModels: (cards) => void seen.models.push(cards.map(({ label }) => label)),
    onArriving: (arriving) => void seen.arriving.push(arriving),
    onFailure: (failure) => void seen.failures.push(failure),
  });
  return { own, seen };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('a person’s own models', () => {
  it('are checked, taken in under the person’s card, kept, and found again by the next page', async () => {
    const kept: OwnModel[] = [];
    const { own, seen } = bench(memoryStorage(kept));
    await own.open(files);
    expect(seen.arriving).toEqual(['checking', draft]);
    own.keep({ ...card, label: 'Pets' });
    await settled();
    expect(seen.arriving.at(-1)).toBeUndefined();
    expect(seen.models).toEqual([['Pets']]);
    const next = bench(memoryStorage(kept));
    const again = await next.own.files(card.id);
    expect(again.map(({ name }) => name)).toEqual(['model.json', 'card.json']);
    expect(JSON.parse(await again[1]!.blob.text())).toMatchObject({ label: 'Pets' });
    expect(next.seen.models).toEqual([['Pets']]);
  });

  it('keep what was said of them when the same files come again', async () => {
    const { own, seen } = bench(memoryStorage([{ card: { ...card, pixels: 'signed' }, files }]));
    await own.open(files);
    expect(seen.arriving.at(-1)).toMatchObject({ card: { pixels: 'signed' } });
  });

  it('that are not on this device say so', async () => {
    await expect(bench().own.files('own-ffffffff')).rejects.toMatchObject({ code: 'model-not-on-device' });
  });

  it('work for this session where there is no room to keep them, and the person is told', async () => {
    const { own, seen } = bench(memoryStorage([], true));
    await own.open(files);
    own.keep(card);
    await settled();
    expect(seen.failures).toMatchObject([
      { code: 'storage-full', outcome: { outcome: 'model-not-kept', model: 'Mine' } },
    ]);
    const whole = await own.files(card.id);
    expect(whole).toHaveLength(2);
    expect(await own.files(card.id)).toBe(whole);
  });

  it('report what is wrong with them, and the newest drop wins', async () => {
    const refusal = new LimelightError('model-corrupt', 'no-layers');
    const answers = [Promise.reject(refusal), Promise.resolve(draft)];
    const { own, seen } = bench(memoryStorage(), () => answers.shift()!);
    await Promise.all([own.open(files), own.open(files)]);
    expect(seen.failures).toEqual([]);
    expect(seen.arriving.at(-1)).toEqual(draft);
    const failing = bench(memoryStorage(), () => Promise.reject(refusal));
    await failing.own.open(files);
    expect(failing.seen.failures).toMatchObject([{ code: 'model-corrupt' }]);
    expect(failing.seen.arriving.at(-1)).toBeUndefined();
  });

  it('are checked no further once they are dismissed, or others are dropped', async () => {
    const signals: AbortSignal[] = [];
    const { own, seen } = bench(memoryStorage(), (_, signal) => {
      signals.push(signal);
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))));
    });
    const first = own.open(files);
    const second = own.open(files);
    await first;
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    own.dismiss();
    await second;
    expect(signals[1]?.aborted).toBe(true);
    expect([seen.arriving.at(-1), seen.failures]).toEqual([undefined, []]);
  });

  it('are forgotten when they are removed', async () => {
    const kept = [{ card, files }];
    const { own, seen } = bench(memoryStorage(kept));
    await own.files(card.id);
    own.remove(card.id);
    await settled();
    expect([kept, seen.models.at(-1)]).toEqual([[], []]);
    await expect(own.files(card.id)).rejects.toMatchObject({ code: 'model-not-on-device' });
  });

  it('can be held for as long as the page is open, in ever newer states, and are then found nowhere', async () => {
    const kept: OwnModel[] = [];
    const { own, seen } = bench(memoryStorage(kept));
    const network = (name: string) => ({ input: { name, shape: [8, 8, 3] }, operations: [] });
    const learning = { ...card, id: 'own-training' };
    own.hold({ card: learning, network: network('old') });
    own.hold({ card: learning, network: network('new') });
    expect(own.held('own-training')?.network.input.name).toBe('new');
    expect([seen.models.length, kept]).toEqual([1, []]);
    own.remove('own-training');
    expect([seen.models.at(-1), own.held('own-training')]).toEqual([[], undefined]);
    own.add({ card: { ...card, label: 'Trained' }, files });
    await settled();
    expect([seen.models.at(-1), kept.map((model) => model.card.label)]).toEqual([['Trained'], ['Trained']]);
  });
});
