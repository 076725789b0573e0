import type { ModelCard } from './model-card';

/**
 * Why a picture attacked on one model cannot be shown to another: its size, classes of another meaning, or that one of
 * the two models could not be loaded.
 */
export type TransferObstacle = 'size' | 'classes' | 'source-missing' | 'victim-missing';

type Facts = Pick<ModelCard, 'inputShape' | 'classes'>;

/**
 * What stands between a picture attacked on `source` and `victim`; nothing where both take pictures of one size and
 * have the same classes in the same order, as `evaluate --source` asks for.
 */
export function transferObstacle(source: Facts, victim: Facts): TransferObstacle | undefined {
  if (source.inputShape.some((side, axis) => side !== victim.inputShape[axis])) return 'size';
  const same = source.classes.length === victim.classes.length;
  return same && source.classes.every((name, index) => name === victim.classes[index]) ? undefined : 'classes';
}
