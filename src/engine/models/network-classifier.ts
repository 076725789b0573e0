import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { executable } from '../network/executable';
import { foldAffine } from '../network/fold';
import { multiplyAdds, type Network } from '../network/network';
import { unsupported } from '../network/refusal';
import { activationLayers } from '../network/stages';
import type { Classifier } from './classifier';

/** A network of pictures [H, W, 3] to logits as a classifier, on the backend in use. Throws `model-unsupported`. */
export function networkClassifier(id: string, classes: readonly string[], network: Network): Classifier {
  const [height, width, channels, ...rest] = network.input.shape;
  if (height === undefined || width === undefined || channels !== 3 || rest.length > 0)
    throw unsupported(`its input has shape [${network.input.shape.join(', ')}], and a colour picture is [height, width, 3]`);
  const output = network.operations.at(-1)?.shape ?? [];
  if (output.length !== 1 || output[0] !== classes.length)
    throw unsupported(`its output has shape [${output.join(', ')}], and there are ${classes.length} class names`);
  const folded = foldAffine(network);
  const layers = activationLayers(folded);
  const runnable = executable(folded);
  return {
    id,
    classes,
    inputShape: [height, width, 3],
    multiplyAdds: multiplyAdds(folded),
    activationLayers: layers,
    logits: (pixels) => runnable.run(pixels) as Tensor2D,
    activation: (pixels, layer) => runnable.run(pixels, undefined, layer) as Tensor4D,
    logitsFrom: (activation, layer) => runnable.run(activation, layer) as Tensor2D,
    dispose: () => runnable.dispose(),
  };
}
