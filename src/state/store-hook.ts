import { useStore, type StoreApi } from 'zustand';

/** A store as the panels see it: by a hook, and at hand for what happens on a click. */
export interface StoreHook<S> {
  <T>(select: (state: S) => T): T;
  getState(): S;
  /** Gives the panels the store they draw; before that they have none. */
  mount(store: StoreApi<S>): void;
}

/** A hook on a store that is composed later: importing it makes nothing. */
export function storeHook<S>(): StoreHook<S> {
  let mounted: StoreApi<S> | undefined;
  function store(): StoreApi<S> {
    if (!mounted) throw new Error('a panel was drawn before the application was composed');
    return mounted;
  }
  function useMounted<T>(select: (state: S) => T): T {
    return useStore(store(), select);
  }
  return Object.assign(useMounted, {
    getState: () => store().getState(),
    mount: (store: StoreApi<S>) => void (mounted = store),
  });
}
