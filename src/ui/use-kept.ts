import { useState } from 'react';

const kept = new Map<string, unknown>();

/**
 * `useState` whose value stays while the page is open: a panel that was closed, or is drawn anew in another language, goes
 * on where it was. The name is one component's at a time.
 */
export function useKept<T>(name: string, initial: T): readonly [value: T, change: (value: T) => void] {
  const [value, setValue] = useState(() => (kept.has(name) ? (kept.get(name) as T) : initial));
  const change = (next: T) => {
    kept.set(name, next);
    setValue(() => next);
  };
  return [value, change];
}
