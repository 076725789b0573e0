import { describe, expect, it } from 'vitest';
import { sha256Of } from '@/domain/digest';
import { fileUrl, FolderStore, type ShippedFolder } from './folder-store';

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
  const folder: ShippedFolder = { path: 'models/cifar10-x', files };
  const served = new Map(files.map((file) => [fileUrl(base, folder, file), contents[file.name]!]));
  const store = new FolderStore({
    base,
    caches: { open: async () => cache },
    fetch: async (url) => {
      fetched.push(url);
      return new Response(served.get(url), { status: served.has(url) ? 200 : 404 });
    },
  });
  return { store, folder, served, fetched, entries };
}

const contents = { 'model.json': '{}', 'weights.bin': 'weights' };

describe('the folders on this device', () => {
  it('keep a model file by file, each fetched once, and give it back', async () => {
    const { store, folder, fetched } = await device(contents);
    expect(await store.has(folder)).toBe(false);
    const bytes: number[] = [];
    await store.keepFolder(folder, { onBytes: (count) => bytes.push(count) });
    await store.keepFolder(folder, { onBytes: (count) => bytes.push(count) });
    expect(bytes).toEqual([2, 7, 2, 7]);
    expect(fetched).toEqual(folder.files.map((file) => fileUrl(base, folder, file)));
    expect(await store.has(folder)).toBe(true);
    const [, weights] = folder.files;
    const kept = await store.find(fileUrl(base, folder, weights!), weights!);
    expect(await kept?.text()).toBe('weights');
  });

  it('refuse a file whose content is not that of the release, as in the middle of a deployment', async () => {
    const { store, folder, served, entries } = await device(contents);
    served.set(fileUrl(base, folder, folder.files[1]!), 'newer weights');
    await expect(store.keepFolder(folder)).rejects.toThrow('weights.bin');
    expect(await store.has(folder)).toBe(false);
    expect(entries.size).toBe(1);
  });

  it('give up a kept file whose content has changed, and fetch it anew', async () => {
    const { store, folder, fetched, entries } = await device(contents);
    await store.keepFolder(folder);
    const weights = folder.files[1]!;
    const url = fileUrl(base, folder, weights);
    entries.set(`${url}?sha256=${weights.hash}`, new Response('weighty'));
    expect(await store.find(url, weights)).toBeUndefined();
    expect(await store.has(folder)).toBe(false);
    await store.keepFolder(folder);
    expect(await (await store.find(url, weights))?.text()).toBe('weights');
    expect(fetched.at(-1)).toBe(url);
  });

  it('refuse a file that is not there', async () => {
    const { store, folder, served } = await device(contents);
    served.clear();
    await expect(store.keepFolder(folder)).rejects.toThrow('model.json');
  });

  it('stop when told to, keep what has come, and forget a folder and no other', async () => {
    const { store, folder, entries } = await device(contents);
    const stop = new AbortController();
    const stopped = store.keepFolder(folder, { onBytes: () => stop.abort(), signal: stop.signal });
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    expect(entries.size).toBe(1);
    await store.keepFolder(folder);
    const other = { path: 'data/other', files: folder.files };
    await store.forget(other);
    expect(await store.has(folder)).toBe(true);
    await store.forget(folder);
    expect(entries.size).toBe(0);
  });

  it('give up what a new release no longer has, and keep what it shares with the old one', async () => {
    const { store, folder, entries } = await device(contents);
    await store.keepFolder(folder);
    const [first] = folder.files;
    const next = { ...folder, files: [first!, { name: 'weights.bin', bytes: 7, hash: 'other' }] };
    await store.prune([next]);
    const kept = [`${fileUrl(base, folder, first!)}?sha256=${first!.hash}`];
    expect([...entries.keys()]).toEqual(kept);
    expect(await store.has(next)).toBe(false);
    const elsewhere = 'https://here.example/other/models/cifar10-x/model.json?sha256=1';
    entries.set(elsewhere, new Response('{}'));
    await store.prune([]);
    expect([...entries.keys()]).toEqual([elsewhere]);
  });
});
