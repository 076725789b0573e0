import type { LimelightState } from '@/state/types';
import { familyWords } from '@/text';

/** A model's label, and its family where another on the screen has the same: "Standard (Imagenette)"; of one that is gone its id. */
export function modelName({ columns }: Pick<LimelightState, 'columns'>, modelId: string): string {
  const column = columns.find((candidate) => candidate.modelId === modelId);
  if (!column) return modelId;
  const family = (column.card ?? column.outline)?.family;
  const isShared = columns.some((other) => other !== column && other.label === column.label);
  return isShared && family !== undefined ? `${column.label} (${familyWords(family).label})` : column.label;
}
