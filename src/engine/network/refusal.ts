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

/** The model is sound, but uses what this engine does not know; `wayOut` says what to do instead. */
export function unsupported(what: string, wayOut = usualWayOut): LimelightError {
  return new LimelightError('model-unsupported', `This model cannot be run here: ${what}.`, wayOut);
}

const usualWayOut =
  'Use a model made of convolutions, common activations, additions, pooling and dense layers, ending in class scores.';

/** For what a Layers model may hold and this engine does not know. */
export const asGraph =
  'Convert it to a graph model (tensorflowjs_converter --output_format=tfjs_graph_model), which may hold many more kinds of operations, and drop what that writes.';

/** The model is sound, but running it needs more than a page has. */
export function tooDemanding(what: string, options?: ErrorOptions): LimelightError {
  return new LimelightError(
    'model-too-large',
    `This model cannot be run here: ${what}.`,
    'Use a smaller model, or one that takes smaller pictures.',
    options,
  );
}
