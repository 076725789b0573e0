import type { Workbox } from 'workbox-window';
import { create } from 'zustand';
import { isUnderWay } from './training/run';
import type { TrainingState } from './training/types';

/** Whether a newer release of the page is there to be used. */
export const useUpdate = create<{ readonly ready: boolean }>(() => ({ ready: false }));

let workbox: Workbox | undefined;
/** True while a newer release waits to be told to take over. */
let waits = false;

/** Hear of newer releases from the service worker. */
export function watchUpdates(worker: Workbox): void {
  workbox = worker;
  worker.addEventListener('waiting', () => {
    waits = true;
    useUpdate.setState({ ready: true });
  });
  // Another tab took the update: what this page has still to fetch is gone.
  worker.addEventListener('controlling', ({ isExternal, isUpdate }) => {
    if (!isExternal || !isUpdate) return;
    waits = false;
    useUpdate.setState({ ready: true });
  });
}

/**
 * Whether the newer release has to wait: to take it would cut a training short or lose what came of it, in this tab or
 * (a release is taken for all of them) in another.
 */
export function updateMustWait(training: Pick<TrainingState, 'phase' | 'elsewhere' | 'atRisk'>): boolean {
  return isUnderWay(training.phase) || training.elsewhere || training.atRisk;
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
  if (useUpdate.getState().ready) return true;
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
