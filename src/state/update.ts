import type { Workbox } from 'workbox-window';
import { create } from 'zustand';

/** What a service worker is told that is to take over. */
const skipWaiting = { type: 'SKIP_WAITING' } as const;

/**
 * Whether a newer release of the page is there to be used, and whether it is on its way: what any tab is loading through the
 * release before is let come first, and 30 seconds of its worker's idleness may pass after it.
 */
export const useUpdate = create<{ readonly ready: boolean; readonly coming?: boolean }>(() => ({ ready: false }));

/** Hear of newer releases from the service worker. */
export function watchUpdates(worker: Workbox): void {
  worker.addEventListener('waiting', () => useUpdate.setState({ ready: true }));
  const { serviceWorker } = navigator;
  let served = serviceWorker.controller !== null;
  // But for the first one to serve this page: another tab took the update, and what this page has still to fetch is gone.
  serviceWorker.addEventListener('controllerchange', () => {
    if (served) useUpdate.setState({ ready: true, coming: false });
    served = true;
  });
}

/** Use the newest release: one that waits takes over first; the page opens again with the same scene. */
export async function takeUpdate(): Promise<void> {
  const waiting = 'serviceWorker' in navigator && (await navigator.serviceWorker.getRegistration())?.waiting;
  // Another tab may have taken it already.
  if (!waiting) {
    window.location.reload();
    return;
  }
  useUpdate.setState({ coming: true });
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload());
  waiting.postMessage(skipWaiting);
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
