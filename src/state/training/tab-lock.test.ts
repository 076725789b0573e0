import { expect, it } from 'vitest';
import { browserLock } from './tab-lock';

/** A browser's locks, as far as several tabs would see them. */
function fakeLocks(): LockManager {
  const held = new Map<string, Lock>();
  const waiting: (() => void)[] = [];
  return {
    request: (async (name: string, options: LockOptions, callback: (lock: Lock | null) => unknown) => {
      if (held.has(name) && options.ifAvailable) return callback(null);
      while (held.has(name)) await new Promise<void>((resolve) => waiting.push(resolve));
      const lock: Lock = { name, mode: options.mode ?? 'exclusive' };
      held.set(name, lock);
      try {
        return await callback(lock);
      } finally {
        held.delete(name);
        waiting.splice(0).forEach((resolve) => resolve());
      }
    }) as LockManager['request'],
    query: async () => ({ held: [...held.values()], pending: [] }),
  };
}

const silent = () => ({ postMessage: () => undefined, addEventListener: () => undefined });

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

it('lets one tab train at a time, and the next one once that has let go', async () => {
  const locks = fakeLocks();
  const [one, other] = [browserLock(locks, silent), browserLock(locks, silent)];
  const release = await one.take();
  expect(release).toBeTypeOf('function');
  expect(await other.isTaken()).toBe(true);
  expect(await other.take()).toBeUndefined();
  release?.();
  await settled();
  expect(await other.isTaken()).toBe(false);
  expect(await other.take()).toBeTypeOf('function');
});

it('may train where others only waited for nobody to train (fails if that is taken for a training)', async () => {
  const locks = fakeLocks();
  let leave = () => {};
  void locks.request('limelight-training', { mode: 'shared' }, () => new Promise<void>((resolve) => (leave = resolve)));
  const query = async () => {
    const found = await locks.query();
    leave();
    return found;
  };
  expect(await browserLock({ ...locks, query }, silent).take()).toBeTypeOf('function');
});

it('lets every tab train where browsers have no locks', async () => {
  const lock = browserLock(null, silent);
  expect(await lock.take()).toBeTypeOf('function');
  expect(await lock.take()).toBeTypeOf('function');
  expect(await lock.isTaken()).toBe(false);
});

it('tells the other tabs when one takes it and when it lets go', async () => {
  const locks = fakeLocks();
  const listeners: (() => void)[] = [];
  const bell = () => ({
    postMessage: () => listeners.forEach((listener) => listener()),
    addEventListener: (_: string, listener: unknown) => void listeners.push(listener as () => void),
  });
  const [one, other] = [browserLock(locks, bell), browserLock(locks, bell)];
  const seen: boolean[] = [];
  other.watch((taken) => seen.push(taken));
  await settled();
  expect(seen).toEqual([false]);
  const release = await one.take();
  await settled();
  expect(seen.at(-1)).toBe(true);
  release?.();
  await settled();
  expect(seen.at(-1)).toBe(false);
});
