import { LimelightError, type Fault } from '@/domain/errors';

/** The model's files contradict themselves or are damaged. */
export function corrupt(...fault: Fault<'model-corrupt'>): LimelightError {
  return new LimelightError('model-corrupt', ...fault);
}

/** The model is sound, but uses what this engine does not know. */
export function unsupported(...fault: Fault<'model-unsupported'>): LimelightError {
  return new LimelightError('model-unsupported', ...fault);
}

/** The model is sound, but running it needs more than a page has. */
export function tooDemanding(...fault: Fault<'model-too-large'>): LimelightError {
  return new LimelightError('model-too-large', ...fault);
}
