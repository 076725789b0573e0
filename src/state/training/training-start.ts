import { LimelightError } from '@/domain/errors';
import type { BackendName } from '@/domain/backend';
import type { TrainingData } from '@/domain/training/data';
import type { ModelFrom } from '@/worker/protocol';
import type { DataFrom, Materials } from '@/worker/training/protocol';
import type { TrainingStart } from './session';
import type { JobDescription, KeptTraining } from './training-storage';
import type { TrainingState } from './types';

/** What a start needs of the page. */
export interface Supplies {
  /** Where a model's files are; rejects with `model-not-on-device`. */
  modelFrom(id: string): Promise<ModelFrom>;
  labelOf(id: string): string;
  /** The page's address. */
  readonly base: string;
  /** What the engine computes with: the trainer uses the same. */
  readonly backend: BackendName | undefined;
}

/** The folder of the pictures that ship with the page. */
export const BUNDLED_FOLDER = 'data/cifar10-subset/';
const bundledName = 'CIFAR-10';

/** What the person has chosen. Rejects with what is missing. */
export async function freshStart(
  { baseId, dataset, own, settings }: Pick<TrainingState, 'baseId' | 'dataset' | 'own' | 'settings'>,
  supplies: Supplies,
): Promise<TrainingStart> {
  const data = dataset === 'own' ? (own?.data ?? missing()) : undefined;
  const description: JobDescription = {
    id: `${Date.now()}-${Math.random()}`,
    baseId,
    baseLabel: supplies.labelOf(baseId),
    dataset,
    dataName: data?.name ?? bundledName,
    settings,
  };
  return {
    description,
    materials: await materialsOf(baseId, data, supplies),
    job: { settings },
    ...(data && { data }),
  };
}

/** An interrupted training, to go on. */
export async function resumedStart(
  { job: description, data, progress }: KeptTraining,
  supplies: Supplies,
): Promise<TrainingStart> {
  return {
    description,
    materials: await materialsOf(description.baseId, data, supplies),
    job: { settings: description.settings },
    from: progress,
    ...(data && { data }),
  };
}

/** What a training of this model on these pictures, or on those that ship with the page, is made of. Rejects likewise. */
export async function materialsOf(
  baseId: string,
  data: TrainingData | undefined,
  supplies: Supplies,
): Promise<Materials> {
  const { base, backend } = supplies;
  const from: DataFrom = data
    ? { kind: 'own', data }
    : { kind: 'bundled', baseUrl: new URL(BUNDLED_FOLDER, base).href };
  return { base: await filesOf(baseId, supplies), data: from, ...(backend && { backend }) };
}

/** Where the model to begin with is. Rejects where it was taken off this device since. */
async function filesOf(baseId: string, supplies: Supplies): Promise<ModelFrom> {
  try {
    return await supplies.modelFrom(baseId);
  } catch (cause) {
    throw new LimelightError('model-not-on-device', 'base-gone', { model: supplies.labelOf(baseId) }, { cause });
  }
}

function missing(): never {
  throw new LimelightError('training-unfit', 'no-pictures');
}
