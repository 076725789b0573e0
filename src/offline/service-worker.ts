/// <reference lib="webworker" />
/**
 * Makes the page work without a connection: its own files are all fetched when it is installed, models and the pictures
 * to train on are kept as they are used. Built on its own by `vite/service-worker.ts`, which also writes the list of files into it.
 */
import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import entries from 'virtual:zoo-index';
import type { ModelFile } from '@/domain/model-outline';
import { fileUrl, ModelStore } from './model-store';

declare const self: ServiceWorkerGlobalScope;
declare const LIMELIGHT_SHELL: { readonly url: string; readonly revision: string | null }[];
declare const LIMELIGHT_DATA: (ModelFile & { readonly url: string })[];

const base = self.registration.scope;
const store = new ModelStore({ caches, fetch: (url) => fetch(url), base });
const modelFiles = new Map(
  entries.flatMap((entry) => entry.files.map((file) => [fileUrl(base, entry, file), file] as const)),
);

const dataFiles = new Map(LIMELIGHT_DATA.map((file) => [new URL(file.url, base).href, file] as const));
const fileAt = (url: string) => modelFiles.get(url) ?? dataFiles.get(url);

precacheAndRoute(LIMELIGHT_SHELL);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html')));
registerRoute(
  ({ url }) => fileAt(url.href) !== undefined,
  async ({ request, event }) => {
    const file = fileAt(request.url);
    const kept = file && (await store.find(request.url, file));
    if (kept) return kept;
    const response = await fetch(request);
    // Where the device is full the answer still goes to the page.
    if (file && response.ok) event.waitUntil(store.keep(request.url, file, response.clone()).catch(() => undefined));
    return response;
  },
);

self.addEventListener('activate', (event) => event.waitUntil(store.prune(entries, dataFiles)));
// A new release waits until the person says so: files of two releases are never mixed on one page.
self.addEventListener('message', ({ data }: ExtendableMessageEvent) => {
  if (isSkipWaiting(data)) void self.skipWaiting();
});
clientsClaim();

/** What workbox-window sends when the person takes the new release. */
function isSkipWaiting(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'SKIP_WAITING';
}
