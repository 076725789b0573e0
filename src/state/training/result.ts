import { digestOf } from '@/domain/digest';
import type { ModelCard } from '@/domain/model-card';
import { tunedCard, type TrainedRun } from '@/domain/training/card';
import type { OwnFile } from '@/worker/protocol';
import type { OwnModel } from '../own-model-storage';

/**
 * What came of a training, by the name a person gives it, under the id that its content has wherever it is brought;
 * `learning` is the card it had in training.
 */
export async function resultOf(
  learning: ModelCard,
  files: readonly OwnFile[],
  label: string,
  run: TrainedRun,
): Promise<OwnModel> {
  const parts = await Promise.all(files.map(async ({ blob }) => new Uint8Array(await blob.arrayBuffer())));
  const weightBytes = parts.slice(1).reduce((sum, { length }) => sum + length, 0);
  const id = `own-${await digestOf(parts)}`;
  return { card: tunedCard({ ...learning, id, weightBytes, parameters: weightBytes / 4 }, label, run), files };
}
