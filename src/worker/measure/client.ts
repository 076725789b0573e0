import type { DisplayMap } from '@/domain/display';
import { LimelightError } from '@/domain/errors';
import type { MapShift } from '@/domain/map-shift';
import type { MeasureReply, MeasureRequest } from './protocol';

/** The part of a `Worker` that is used here. */
export interface MeasureWorker {
  onmessage: ((event: MessageEvent<MeasureReply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: MeasureRequest): void;
  terminate(): void;
}

/** How far two maps are apart; `undefined` where they differ in size. Rejects with `worker-crashed`. */
export type MeasureShift = (clean: DisplayMap, attacked: DisplayMap) => Promise<MapShift | undefined>;

interface Pending {
  readonly resolve: (shift: MapShift | undefined) => void;
  readonly reject: (reason: LimelightError) => void;
}

/** Measures in a worker of its own, spawned when first needed and again after a crash. Answers keep their order. */
export function createMeasurer(spawn: () => MeasureWorker): MeasureShift {
  const pending = new Map<number, Pending>();
  let worker: MeasureWorker | undefined;
  let nextId = 1;

  const start = (): MeasureWorker => {
    const started = spawn();
    started.onmessage = ({ data: { id, shift } }) => {
      pending.get(id)?.resolve(shift);
      pending.delete(id);
    };
    started.onerror = (event) => {
      event.preventDefault();
      started.terminate();
      worker = undefined;
      const waiting = [...pending.values()];
      pending.clear();
      for (const { reject } of waiting) reject(crashed());
    };
    return started;
  };

  return (clean, attacked) =>
    new Promise((resolve, reject) => {
      const id = nextId++;
      pending.set(id, { resolve, reject });
      worker ??= start();
      worker.postMessage({ id, clean, attacked });
    });
}

function crashed(): LimelightError {
  return new LimelightError(
    'worker-crashed',
    'The part that compares maps stopped working.',
    'It starts again with the next map.',
  );
}

/** The page's one measurer. */
export const measureShift: MeasureShift = createMeasurer(
  () => new Worker(new URL('./measure.worker.ts', import.meta.url), { type: 'module', name: 'measure' }),
);
