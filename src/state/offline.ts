import dataFolders from 'virtual:data-index';
import { create, type StoreApi } from 'zustand';
import { LimelightError, toFailure, type Failure } from '@/domain/errors';
import { bytesOf, FolderStore, modelFolder, type ShippedFolder } from '@/offline/folder-store';
import type { LimelightState } from './types';
import { watchUpdates } from './update';
import { zoo } from './zoo';

/** What of the page works without a connection. */
export interface OfflineState {
  /** True once a service worker serves this page; nothing can be kept before, or where there is none. */
  readonly ready: boolean;
  /** The shipped folders on this device, by their paths. */
  readonly kept: ReadonlySet<string>;
  /** All of them are being fetched. */
  readonly keeping?: { readonly loadedBytes: number; readonly totalBytes: number } | undefined;
  readonly failure?: Failure | undefined;
}

/** What is kept on this device; a slice of its own, because nothing of the scene depends on it. */
export const useOffline = create<OfflineState>(() => ({ ready: false, kept: new Set() }));

/** Everything that ships beside the page itself: its models, and its pictures to train on. */
export const shippedFolders: readonly ShippedFolder[] = [...[...zoo.values()].map(modelFolder), ...dataFolders];

/** Whether a shipped model is on this device. */
export function isModelKept({ kept }: OfflineState, modelId: string): boolean {
  const model = zoo.get(modelId);
  return model !== undefined && kept.has(modelFolder(model).path);
}

/** What keeping the rest would download. */
export function missingBytes({ kept }: OfflineState): number {
  return bytesOf(shippedFolders.filter(({ path }) => !kept.has(path)));
}

const { getState, setState } = useOffline;
let stop = new AbortController();

function store(): FolderStore {
  return new FolderStore({
    caches,
    fetch: (url, signal) => fetch(url, { cache: 'no-cache', ...(signal && { signal }) }),
    base: document.baseURI,
  });
}

/**
 * Have the page work without a connection from its next visit on: installs the service worker of the build, and keeps
 * the models that `page` uses. Where a browser allows none of it (private windows, plain http) the page works as ever.
 */
export async function startOffline(page: StoreApi<LimelightState>): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  try {
    const { Workbox } = await import('workbox-window');
    const workbox = new Workbox(`${import.meta.env.BASE_URL}service-worker.js`);
    watchUpdates(workbox);
    await workbox.register({ immediate: true });
    await navigator.serviceWorker.ready;
  } catch {
    return;
  }
  setState({ ready: true });
  await refresh();
  const keepUsed = () => {
    for (const { modelId, card, loading } of page.getState().columns)
      if (card && !loading && zoo.has(modelId)) void keepUsedModel(modelId);
  };
  keepUsed();
  page.subscribe((state, before) => state.columns !== before.columns && keepUsed());
}

const asked = new Set<string>();

/** Keep a model that was loaded; each is tried once, and where it fails (a full device) it is only not kept. */
async function keepUsedModel(id: string): Promise<void> {
  const model = zoo.get(id);
  if (!model || asked.has(id)) return;
  asked.add(id);
  await store()
    .keepFolder(modelFolder(model))
    .catch(() => undefined);
  await refresh();
}

/** Fetch and keep all that ships with the page; a failure is shown, and what has been kept stays. */
export async function keepAll(): Promise<void> {
  if (getState().keeping) return;
  stop = new AbortController();
  const { signal } = stop;
  const totalBytes = bytesOf(shippedFolders);
  let loadedBytes = 0;
  const onBytes = (bytes: number) => {
    loadedBytes += bytes;
    setState({ keeping: { loadedBytes, totalBytes } });
  };
  setState({ keeping: { loadedBytes, totalBytes }, failure: undefined });
  try {
    // Asks the browser not to clear them when space runs short; it may say no, or ask a person who does not answer.
    void navigator.storage.persist().catch(() => undefined);
    for (const folder of shippedFolders) {
      await store().keepFolder(folder, { onBytes, signal });
      await refresh();
    }
  } catch (thrown) {
    if (!signal.aborted) setState({ failure: keepingFailure(thrown) });
  }
  setState({ keeping: undefined });
}

/** No longer fetch what is not there yet. */
export function stopKeeping(): void {
  stop.abort();
}

/** Give up a shipped folder; it is kept again when it is used on another visit. */
export async function forgetFolder(folder: ShippedFolder): Promise<void> {
  await store().forget(folder);
  await refresh();
}

/** The bytes of the page's own files on this device. */
export async function pageBytes(): Promise<number> {
  let bytes = 0;
  for (const name of await pageCaches()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) bytes += (await (await cache.match(request))?.blob())?.size ?? 0;
  }
  return bytes;
}

/** Give up the page's own files: it works as long as it is open, and its next visit needs a connection and keeps them again. */
export async function forgetPage(): Promise<void> {
  stopKeeping();
  const registration = await navigator.serviceWorker.getRegistration();
  await registration?.unregister();
  for (const name of await pageCaches()) await caches.delete(name);
  setState({ ready: false });
}

/** The caches of workbox-precaching, named after the folder that the page is in. */
async function pageCaches(): Promise<string[]> {
  const scope = new URL('.', document.baseURI).href;
  return (await caches.keys()).filter((name) => name.includes('precache') && name.endsWith(`-${scope}`));
}

function keepingFailure(thrown: unknown): Failure {
  const full = thrown instanceof DOMException && thrown.name === 'QuotaExceededError';
  return toFailure(
    full
      ? new LimelightError('storage-full', 'no-room-for-all-models')
      : new LimelightError('model-missing', 'not-all-fetched', {}, { cause: thrown }),
  );
}

/** Look again at what is kept. */
async function refresh(): Promise<void> {
  const has = await Promise.all(shippedFolders.map((folder) => store().has(folder)));
  setState({ kept: new Set(shippedFolders.filter((_, index) => has[index]).map(({ path }) => path)) });
}
