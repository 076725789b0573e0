import { LimelightError } from '@/domain/errors';
import type { Classifier } from '@/engine/models/classifier';

interface Loaded {
  readonly model: Classifier;
  users: number;
  /** Replaced or unloaded: its memory is freed as soon as nobody uses it. */
  retired: boolean;
}

/** The models that the worker holds, by id. */
export class LoadedModels {
  private readonly loaded = new Map<string, Loaded>();

  /** Takes a model in, in the place of any of that id. */
  add(id: string, model: Classifier): void {
    this.remove(id);
    this.loaded.set(id, { model, users: 0, retired: false });
  }

  /** Frees a model, at once or after the last job that uses it; one that is not there is none to free. */
  remove(id: string): void {
    const entry = this.loaded.get(id);
    if (!entry) return;
    this.loaded.delete(id);
    entry.retired = true;
    freeIfUnused(entry);
  }

  /** A model to work with until `release` is called. Throws `model-missing`. */
  use(id: string): { readonly model: Classifier; readonly release: () => void } {
    const entry = this.loaded.get(id);
    if (!entry) throw new LimelightError('model-missing', 'not-loaded', { model: id });
    entry.users += 1;
    return {
      model: entry.model,
      release() {
        entry.users -= 1;
        freeIfUnused(entry);
      },
    };
  }
}

function freeIfUnused({ model, users, retired }: Loaded): void {
  if (retired && users === 0) model.dispose();
}
