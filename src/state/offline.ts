import { create, type StoreApi } from 'zustand';
import type { Workbox } from 'workbox-window';
import { LimelightError, toFailure, type Failure } from '@/domain/errors';
import { ModelStore } from '@/offline/model-store';
import type { LimelightState } from './types';
import { zoo } from './zoo';

/** What of the page works without a connection. */
export interface OfflineState {
  /** True once a service worker serves this page; nothing can be kept before, or where there is none. */
  readonly ready: boolean;
  /** The shipped models on this device. */
  readonly kept: ReadonlySet<string>;
  /** How many models are shipped. */
  readonly total: number;
  /** What keeping the others would download. */
  readonly missingBytes: number;
  /** All models are being fetched. */
  readonly keeping?: { readonly loadedBytes: number; readonly totalBytes: number } | undefined;
  readonly failure?: Failure | undefined;
  /** A newer release of the page waits to be used. */
  readonly updateReady: boolean;
}

/** What is kept on this device; a slice of its own, because nothing of the scene depends on it. */
export const useOffline = create<OfflineState>(() => ({
  ready: false,
  kept: new Set(),
  total: zoo.size,
  missingBytes: 0,
  updateReady: false,
}));

const { getState, setState } = useOffline;
let workbox: Workbox | undefined;
/** True while a newer release waits to be told to take over. */
let waits = false;

function store(): ModelStore {
  return new ModelStore({ caches, fetch: (url) => fetch(url, { cache: 'no-cache' }), base: document.baseURI });
}

/**
 * Have the page work without a connection from its next visit on: installs the service worker of the build, and keeps
 * the models that `page` uses. Where a browser allows none of it (private windows, plain http) the page works as ever.
 */
export async function startOffline(page: StoreApi<LimelightState>): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  try {
    const { Workbox } = await import('workbox-window');
    workbox = new Workbox(`${import.meta.env.BASE_URL}service-worker.js`);
    workbox.addEventListener('waiting', () => {
      waits = true;
      setState({ updateReady: true });
    });
    // Another tab took the update: what this page has still to fetch is gone.
    workbox.addEventListener('controlling', ({ isExternal, isUpdate }) => {
      if (!isExternal || !isUpdate) return;
      waits = false;
      setState({ updateReady: true });
    });
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

/** Use the newest release: one that waits takes over first; the page opens again with the same scene. */
export function takeUpdate(): void {
  if (!waits) {
    window.location.reload();
    return;
  }
  workbox?.addEventListener('controlling', () => window.location.reload());
  workbox?.messageSkipWaiting();
}

/** Whether there is a newer release than this page; false where that cannot be told. */
export async function isOutdated(): Promise<boolean> {
  if (getState().updateReady) return true;
  try {
    // An address of its own, which nothing on this device keeps.
    const response = await fetch(`${import.meta.env.BASE_URL}?release=${Date.now()}`, { cache: 'no-store' });
    const scripts = [...document.querySelectorAll<HTMLScriptElement>('script[type="module"][src]')];
    const text = response.ok ? await response.text() : '';
    return text !== '' && !scripts.every((script) => text.includes(script.getAttribute('src') ?? ''));
  } catch {
    return false;
  }
}

const asked = new Set<string>();

/** Keep a model that was loaded; each is tried once, and where it fails (a full device) it is only not kept. */
async function keepUsedModel(id: string): Promise<void> {
  const model = zoo.get(id);
  if (!model || asked.has(id)) return;
  asked.add(id);
  await store()
    .keepModel(model)
    .catch(() => undefined);
  await refresh();
}

/** Fetch and keep every shipped model; a failure is shown and leaves what has been kept. */
export async function keepAllModels(): Promise<void> {
  if (getState().keeping) return;
  const models = [...zoo.values()];
  const totalBytes = models.reduce((sum, { files }) => sum + files.reduce((bytes, file) => bytes + file.bytes, 0), 0);
  let loadedBytes = 0;
  setState({ keeping: { loadedBytes, totalBytes }, failure: undefined });
  try {
    // Asks the browser not to clear them when space runs short; it may say no.
    await navigator.storage.persist();
    for (const model of models) {
      await store().keepModel(model, (bytes) => {
        loadedBytes += bytes;
        setState({ keeping: { loadedBytes, totalBytes } });
      });
      await refresh();
    }
  } catch (thrown) {
    setState({ failure: keepingFailure(thrown) });
  }
  setState({ keeping: undefined });
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
  const models = [...zoo.values()];
  const has = await Promise.all(models.map((model) => store().has(model)));
  const missing = models.filter((_, index) => !has[index]);
  const bytes = missing.flatMap(({ files }) => files.map((file) => file.bytes));
  setState({
    kept: new Set(models.filter((_, index) => has[index]).map(({ id }) => id)),
    missingBytes: bytes.reduce((sum, count) => sum + count, 0),
  });
}
