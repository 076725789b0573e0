import { useState, type Dispatch, type SetStateAction } from 'react';

const kept = new Map<string, unknown>();

/**
 * `useState` whose value stays while the page is open: a panel that was closed, or is drawn anew in another language, goes
 * on where it was. The name is one component's at a time.
 */
export function useKept<T>(name: string, initial: T): readonly [value: T, keep: Dispatch<SetStateAction<T>>] {
  const newest = () => (kept.has(name) ? (kept.get(name) as T) : initial);
  const [value, setValue] = useState(newest);
  const keep = (change: SetStateAction<T>) => {
    // From the newest value, which may not have been drawn yet.
    const next = change instanceof Function ? change(newest()) : change;
    kept.set(name, next);
    setValue(() => next);
  };
  return [value, keep];
}
