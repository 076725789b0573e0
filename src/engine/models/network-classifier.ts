import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { ScoreKind } from '@/domain/model-card';
import { rectifies } from '../autodiff/activations';
import type { BackwardRule } from '../autodiff/backward-rules';
import { backendFacts } from '../backends/facts';
import { interpreter } from '../network/interpreter';
import { foldAffine } from '../network/fold';
import { localRuns } from '../network/local-change';
import { multiplyAdds, type Body, type Network } from '../network/network';
import { unsupported } from '../network/refusal';
import { contribution } from '../network/relevance';
import { activationLayers, pictureLayers } from '../network/stages';
import { classNames } from './class-names';
import type { Classifier } from './classifier';
import { pictureShape } from './input-shape';
import { noLayers, noRectifier } from './lacks';

/**
 * A network of pictures [H, W, 3] to logits as a classifier, on the backend in use; without names its classes are
 * numbered. `given` says what the logits stand for where the network leaves it open. Throws `model-unsupported`.
 */
export function networkClassifier(
  id: string,
  names: readonly string[] | undefined,
  network: Network,
  given: ScoreKind = 'exclusive',
): Classifier {
  const inputShape = pictureShape(network.input.shape);
  const [count, ...rest] = network.operations.at(-1)?.shape ?? [];
  if (count === undefined || rest.length > 0) throw unsupported('scores-not-a-list', { shape: [count, ...rest] });
  const scores = network.scores ?? given;
  const classes = classNames(count, scores, names);
  const folded = foldAffine(network);
  const layers = activationLayers(folded);
  const runnable = interpreter(folded);
  return {
    id,
    classes,
    scores,
    inputShape,
    multiplyAdds: multiplyAdds(folded),
    lacks: {
      ...(layers.length === 0 && { activations: noLayers }),
      ...(!folded.operations.some(({ body }) => isRectifier(body)) && { rectifiers: noRectifier }),
    },
    activationLayers: layers,
    layers: pictureLayers(folded),
    channels: (layer) => folded.operations.find(({ name }) => name === layer)?.shape.at(-1) ?? 0,
    logits(pixels, rule: BackwardRule = 'plain') {
      const logits = runnable.run(pixels, { rule }) as Tensor2D;
      return typeof rule === 'object' ? (contribution(logits) as Tensor2D) : logits;
    },
    activation: (pixels, layer) => runnable.run(pixels, { to: layer }) as Tensor4D,
    logitsFrom: (activation, layer) => runnable.run(activation, { from: layer }) as Tensor2D,
    ...(backendFacts().timeGoesInto === 'values' && { around: localRuns(folded, runnable) }),
    network: folded,
    dispose: () => runnable.dispose(),
  };
}

function isRectifier(body: Body): boolean {
  return body.kind === 'activation' && rectifies(body.function);
}
