import type { WorkerPort } from '@/worker/client';

/** A new engine worker. */
export function spawnEngine(): WorkerPort {
  return new Worker(new URL('../worker/engine.worker.ts', import.meta.url), { type: 'module', name: 'engine' });
}
