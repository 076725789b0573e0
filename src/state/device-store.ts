import { createStore, type UseStore } from 'idb-keyval';
import { LimelightError } from '@/domain/errors';

/**
 * A store of this browser's IndexedDB, opened when it is first used. Whatever is asked of it rejects with `storage-full`
 * where there is no room, and with `storage-unavailable` where the browser keeps nothing at all (a private window, strict
 * settings, a broken profile).
 */
export function deviceStore(database: string, store: string): UseStore {
  let opened: UseStore | undefined;
  return async (mode, callback) => {
    try {
      opened ??= createStore(database, store);
      return await opened(mode, callback);
    } catch (cause) {
      opened = undefined;
      throw isFull(cause) ? full(cause) : unavailable(cause);
    }
  };
}

function isFull(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'QuotaExceededError';
}

function full(cause: unknown): LimelightError {
  return new LimelightError('storage-full', 'no-room', {}, { cause });
}

function unavailable(cause: unknown): LimelightError {
  return new LimelightError('storage-unavailable', 'nothing-kept', {}, { cause });
}
