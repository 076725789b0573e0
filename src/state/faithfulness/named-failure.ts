import { toFailure, type Failure } from '@/domain/errors';
import type { Column } from '../types';

/** What was thrown; where that is about a model that has left the screen, with what it was called there instead of its id. */
export function namedFailure(thrown: unknown, columns: readonly Column[]): Failure {
  const failure = toFailure(thrown);
  if (failure.code !== 'model-missing' || failure.reason !== 'not-loaded') return failure;
  const { model } = failure.details;
  return { ...failure, details: { model: columns.find(({ modelId }) => modelId === model)?.label ?? model } };
}
