import type { Page } from '@playwright/test';

/** Where the page keeps something in this browser. */
interface Place {
  readonly database: string;
  readonly store: string;
  readonly key: string;
  /** The way to a part of it. */
  readonly part?: readonly string[];
}

/** What the browser keeps there by now, if anything: a page that is left before loses what it is still writing. */
export async function keptOnDevice(page: Page, place: Place): Promise<unknown> {
  return page.evaluate(async ({ database, store, key, part = [] }) => {
    // Opening one that is not there would make it, without its store.
    if (!(await indexedDB.databases()).some(({ name }) => name === database)) return undefined;
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error(`The browser cannot read ${database}.`));
      });
    const opened = await settled(indexedDB.open(database));
    const kept: unknown = await settled(opened.transaction(store).objectStore(store).get(key));
    opened.close();
    return part.reduce((whole, name) => (whole as Record<string, unknown> | undefined)?.[name], kept);
  }, place);
}
