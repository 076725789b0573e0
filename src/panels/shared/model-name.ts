import type { LimelightState } from '@/state/types';
import { familyWords, modelLabel } from '@/text';

/** What a model is called, and its family where another on the screen has the same name: "Standard (Imagenette)"; of one that is no longer there what it was called, if that is known. */
export function modelName(
  { columns, models }: Pick<LimelightState, 'columns'> & Partial<Pick<LimelightState, 'models'>>,
  modelId: string,
): string {
  const column = columns.find((candidate) => candidate.modelId === modelId);
  if (!column) return modelLabel(modelId, models?.get(modelId)?.label);
  const family = (column.card ?? column.outline)?.family;
  const name = modelLabel(modelId, column.label);
  const isShared = columns.some((other) => other !== column && modelLabel(other.modelId, other.label) === name);
  return isShared && family !== undefined ? `${name} (${familyWords(family).label})` : name;
}

/** What a model of the zoo or a person's own is called, whether it is on the screen or not; of one that is gone its id. */
export function knownModelName({ models }: Pick<LimelightState, 'models'>, modelId: string): string {
  return modelLabel(modelId, models.get(modelId)?.label);
}
