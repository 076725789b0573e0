import { clear, get, getMany, set, setMany } from 'idb-keyval';
import * as z from 'zod/mini';
import type { Checkpoint } from '@/domain/training/checkpoint';
import { checkpointSchema, settingsSchema } from '@/domain/training/checkpoint-schema';
import type { TrainingData } from '@/domain/training/data';
import type { TrainingSettings } from '@/domain/training/params';
import type { CheckRecord, StepRecord } from '@/domain/training/record';
import { deviceStore } from '../device-store';

/** What a training was started with, but for the person's pictures. */
export interface JobDescription {
  /** Of this training alone, so that one tab never forgets another's. */
  readonly id: string;
  readonly baseId: string;
  readonly baseLabel: string;
  readonly dataset: 'bundled' | 'own';
  readonly dataName: string;
  readonly settings: TrainingSettings;
}

/** How far a training has come. */
export interface Progress {
  readonly checkpoint: Checkpoint;
  readonly steps: readonly StepRecord[];
  readonly checks: readonly CheckRecord[];
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

/** A training as it is kept. */
export interface KeptTraining {
  readonly job: JobDescription;
  /** The person's own pictures. */
  readonly data?: TrainingData;
  readonly progress: Progress;
}

/** Where the one training that may be resumed outlives the page. */
export interface TrainingStorage {
  /** What is kept, if it is whole. */
  load(): Promise<KeptTraining | undefined>;
  /** A new training in the place of whatever was kept. Rejects with `storage-full` or `storage-unavailable`. */
  begin(training: KeptTraining): Promise<void>;
  /** How far the training that was begun has come since. Rejects as `begin` does. */
  advance(progress: Progress): Promise<void>;
  /** Forgets the training of that id, if it is the one that is kept. */
  forget(id: string): Promise<void>;
  /** Everything, what cannot be read too. */
  clear(): Promise<void>;
}

const bytes = z.instanceof(Uint8Array<ArrayBuffer>);
const count = z.int().check(z.nonnegative());

const progressSchema = z.object({
  checkpoint: checkpointSchema,
  steps: z.array(z.custom<StepRecord>(isRecord)),
  checks: z.array(z.custom<CheckRecord>(isRecord)),
  savedAt: z.number(),
});

const jobSchema = z.object({
  id: z.string(),
  baseId: z.string(),
  baseLabel: z.string(),
  dataset: z.enum(['bundled', 'own']),
  dataName: z.string(),
  settings: settingsSchema,
});

const labelled = z.object({ pixels: bytes, labels: z.array(count) });

const dataSchema = z.object({
  name: z.string(),
  classes: z.array(z.string()).check(z.minLength(2)),
  shape: z.tuple([count, count, count]),
  training: labelled,
  heldOut: labelled,
});

/** A line of the log, which only charts read. */
function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'step' in value && typeof value.step === 'number';
}

/** This browser's IndexedDB: the description, the pictures and the progress, each under its own key. */
export function browserTrainings(): TrainingStorage {
  const store = deviceStore('limelight-training', 'training');
  return {
    async load() {
      const [job, data, progress] = await getMany<unknown>(['job', 'data', 'progress'], store);
      const kept = {
        job: jobSchema.safeParse(job),
        data: z.optional(dataSchema).safeParse(data),
        progress: progressSchema.safeParse(progress),
      };
      if (!kept.job.success || !kept.data.success || !kept.progress.success) return undefined;
      if (kept.job.data.dataset === 'own' && !kept.data.data) return undefined;
      return {
        job: kept.job.data,
        ...(kept.data.data && { data: kept.data.data }),
        progress: kept.progress.data,
      };
    },
    async begin({ job, data, progress }) {
      await setMany(
        [
          ['job', job],
          ['data', data],
          ['progress', progress],
        ],
        store,
      );
    },
    advance: (progress) => set('progress', progress, store),
    async forget(id) {
      const job = jobSchema.safeParse(await get<unknown>('job', store));
      if (!job.success || job.data.id === id) await clear(store);
    },
    clear: () => clear(store),
  };
}
