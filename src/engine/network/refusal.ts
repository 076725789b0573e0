import { LimelightError } from '@/domain/errors';

/** The model's files contradict themselves or are damaged. */
export function corrupt(what: string, options?: ErrorOptions): LimelightError {
  return new LimelightError(
    'model-corrupt',
    `The model's files are damaged: ${what}.`,
    'Export or download the model again.',
    options,
  );
}

/** The model is sound, but uses what this engine does not know. */
export function unsupported(what: string): LimelightError {
  return new LimelightError(
    'model-unsupported',
    `This model cannot be run here: ${what}.`,
    'Use a model made of convolutions, common activations, additions, pooling and dense layers, ending in class scores.',
  );
}

/** The model is sound, but running it needs more than a page has. */
export function tooDemanding(what: string, options?: ErrorOptions): LimelightError {
  return new LimelightError(
    'model-too-large',
    `This model cannot be run here: ${what}.`,
    'Use a smaller model, or one that takes smaller pictures.',
    options,
  );
}
