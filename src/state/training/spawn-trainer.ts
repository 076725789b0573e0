import type { TrainerPort } from '@/worker/training/client';

/** A new trainer worker. */
export function spawnTrainer(): TrainerPort {
  return new Worker(new URL('../../worker/training/trainer.worker.ts', import.meta.url), {
    type: 'module',
    name: 'trainer',
  });
}
