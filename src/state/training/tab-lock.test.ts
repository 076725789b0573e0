import { expect, it } from 'vitest';
import { browserLock } from './tab-lock';

/** A browser's locks, as far as several tabs would see them. */
function fakeLocks(): LockManager {
  const held = new Map<string, Lock>();
  return {
    request: (async (name: string, options: LockOptions, callback: (lock: Lock | null) => unknown) => {
      if (held.has(name)) return callback(options.ifAvailable ? null : (held.get(name) ?? null));
      const lock: Lock = { name, mode: 'exclusive' };
      held.set(name, lock);
      try {
        return await callback(lock);
      } finally {
        held.delete(name);
      }
    }) as LockManager['request'],
    query: async () => ({ held: [...held.values()], pending: [] }),
  };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

it('lets one tab train at a time, and the next one once that has let go', async () => {
  const locks = fakeLocks();
  const [one, other] = [browserLock(locks), browserLock(locks)];
  const release = await one.take();
  expect(release).toBeTypeOf('function');
  expect(await other.isTaken()).toBe(true);
  expect(await other.take()).toBeUndefined();
  release?.();
  await settled();
  expect(await other.isTaken()).toBe(false);
  expect(await other.take()).toBeTypeOf('function');
});

it('lets every tab train where browsers have no locks', async () => {
  const lock = browserLock(null);
  expect(await lock.take()).toBeTypeOf('function');
  expect(await lock.take()).toBeTypeOf('function');
  expect(await lock.isTaken()).toBe(false);
});
