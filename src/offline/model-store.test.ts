import { describe, expect, it } from 'vitest';
import { sha256Of } from '@/domain/digest';
import { fileUrl, ModelStore, type KeptModel } from './model-store';

const base = 'https://here.example/limelight/';

/** Cache Storage of one cache, and a server, both in memory. */
async function device(contents: Readonly<Record<string, string>>) {
  const entries = new Map<string, Response>();
  const fetched: string[] = [];
  const cache = {
    match: async (key: string) => entries.get(key)?.clone(),
    put: async (key: string, response: Response) => void entries.set(key, response),
    keys: async () => [...entries.keys()].map((url) => ({ url })),
    delete: async (key: string | { url: string }) => entries.delete(typeof key === 'string' ? key : key.url),
  } as unknown as Cache;
  const files = await Promise.all(
    Object.entries(contents).map(async ([name, text]) => {
      const content = new TextEncoder().encode(text);
      return { name, bytes: content.length, hash: await sha256Of(content) };
    }),
  );
  const model: KeptModel = { id: 'cifar10-x', files };
  const served = new Map(files.map((file) => [fileUrl(base, model, file), contents[file.name]!]));
  const store = new ModelStore({
    base,
    caches: { open: async () => cache },
    fetch: async (url) => {
      fetched.push(url);
      return new Response(served.get(url), { status: served.has(url) ? 200 : 404 });
    },
  });
  return { store, model, served, fetched, entries };
}

const contents = { 'model.json': '{}', 'weights.bin': 'weights' };

describe('the models on this device', () => {
  it('keep a model file by file, each fetched once, and give it back', async () => {
    const { store, model, fetched } = await device(contents);
    expect(await store.has(model)).toBe(false);
    const bytes: number[] = [];
    await store.keepModel(model, (count) => bytes.push(count));
    await store.keepModel(model, (count) => bytes.push(count));
    expect(bytes).toEqual([2, 7, 2, 7]);
    expect(fetched).toEqual(model.files.map((file) => fileUrl(base, model, file)));
    expect(await store.has(model)).toBe(true);
    const [, weights] = model.files;
    const kept = await store.find(fileUrl(base, model, weights!), weights!);
    expect(await kept?.text()).toBe('weights');
  });

  it('refuse a file whose content is not that of the release, as in the middle of a deployment', async () => {
    const { store, model, served, entries } = await device(contents);
    served.set(fileUrl(base, model, model.files[1]!), 'newer weights');
    await expect(store.keepModel(model)).rejects.toThrow('weights.bin');
    expect(await store.has(model)).toBe(false);
    expect(entries.size).toBe(1);
  });

  it('give up a kept file whose content has changed, and fetch it anew', async () => {
    const { store, model, fetched, entries } = await device(contents);
    await store.keepModel(model);
    const weights = model.files[1]!;
    const url = fileUrl(base, model, weights);
    entries.set(`${url}?sha256=${weights.hash}`, new Response('weighty'));
    expect(await store.find(url, weights)).toBeUndefined();
    expect(await store.has(model)).toBe(false);
    await store.keepModel(model);
    expect(await (await store.find(url, weights))?.text()).toBe('weights');
    expect(fetched.at(-1)).toBe(url);
  });

  it('refuse a file that is not there', async () => {
    const { store, model, served } = await device(contents);
    served.clear();
    await expect(store.keepModel(model)).rejects.toThrow('model.json');
  });

  it('give up what a new release no longer has, and keep what it shares with the old one', async () => {
    const { store, model, entries } = await device(contents);
    await store.keepModel(model);
    const [first] = model.files;
    const next = { ...model, files: [first!, { name: 'weights.bin', bytes: 7, hash: 'other' }] };
    await store.prune([next]);
    const kept = [`${fileUrl(base, model, first!)}?sha256=${first!.hash}`];
    expect([...entries.keys()]).toEqual(kept);
    expect(await store.has(next)).toBe(false);
    await store.prune([], new Map([[fileUrl(base, model, first!), first!]]));
    expect([...entries.keys()]).toEqual(kept);
    await store.prune([]);
    expect(entries.size).toBe(0);
  });
});
