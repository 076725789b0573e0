/// <reference lib="webworker" />
/**
 * Makes the page work without a connection: its own files are all fetched when it is installed, models and the pictures
 * to train on are kept as they are used. Built on its own by `vite/service-worker.ts`, which also writes the list of files into it.
 */
import { clientsClaim } from 'workbox-core';
import { createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import dataFolders from 'virtual:data-index';
import entries from 'virtual:zoo-index';
import { fileUrl, FolderStore, modelFolder } from './folder-store';

declare const self: ServiceWorkerGlobalScope;
declare const LIMELIGHT_SHELL: { readonly url: string; readonly revision: string | null }[];

const base = self.registration.scope;
const store = new FolderStore({ caches, fetch: (url) => fetch(url), base });
const folders = [...entries.map(modelFolder), ...dataFolders];
const files = new Map(
  folders.flatMap((folder) => folder.files.map((file) => [fileUrl(base, folder, file), file] as const)),
);

precacheAndRoute(LIMELIGHT_SHELL);
// The page alone: what else a host has below its folder is not ours to answer for.
const pages = [base, new URL('index.html', base).href];
registerRoute(
  ({ request, url }) => request.mode === 'navigate' && pages.includes(url.origin + url.pathname),
  createHandlerBoundToURL('index.html'),
);
registerRoute(
  ({ url }) => files.has(url.href),
  async ({ request, event }) => {
    const file = files.get(request.url);
    const kept = file && (await store.find(request.url, file));
    if (kept) return kept;
    const response = await fetch(request);
    // Where the device is full the answer still goes to the page.
    if (file && response.ok) event.waitUntil(store.keep(request.url, file, response.clone()).catch(() => undefined));
    return response;
  },
);

self.addEventListener('activate', (event) => event.waitUntil(store.prune(folders)));
// A new release waits until the person says so: files of two releases are never mixed on one page.
self.addEventListener('message', ({ data }: ExtendableMessageEvent) => {
  if (isSkipWaiting(data)) void self.skipWaiting();
});
clientsClaim();

/** What the page sends when the person takes the new release. */
function isSkipWaiting(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'SKIP_WAITING';
}
