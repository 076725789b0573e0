import { clear, del, entries, set } from 'idb-keyval';
import * as z from 'zod/mini';
import { modelCardSchema, type ModelCard } from '@/domain/model-card';
import type { OwnFile } from '@/worker/protocol';
import { deviceStore } from './device-store';

/** A person's model as it is kept: its card, and its files but for the card. */
export interface OwnModel {
  readonly card: ModelCard;
  readonly files: readonly OwnFile[];
}

/** Where own models outlive the page. */
export interface OwnModelStorage {
  /** Every model there is; what cannot be read is left out. */
  list(): Promise<OwnModel[]>;
  /** Rejects with `storage-full` or `storage-unavailable`. */
  put(model: OwnModel): Promise<void>;
  remove(id: string): Promise<void>;
  /** Everything, what cannot be read too. */
  clear(): Promise<void>;
}

const ownModelSchema = z.object({
  card: modelCardSchema,
  files: z.array(z.object({ name: z.string(), blob: z.instanceof(Blob) })),
});

/** This browser's IndexedDB: one entry a model, by its id. */
export function browserModels(): OwnModelStorage {
  const store = deviceStore('limelight-own-models', 'models');
  return {
    async list() {
      const kept = await entries<string, unknown>(store);
      return kept.flatMap(([, value]) => {
        const parsed = ownModelSchema.safeParse(value);
        return parsed.success ? [parsed.data] : [];
      });
    },
    put: (model) => set(model.card.id, model, store),
    remove: (id) => del(id, store),
    clear: () => clear(store),
  };
}
