import { dispose, tensor2d, tensor4d, tidy } from '@tensorflow/tfjs-core';
import { defaultParams } from '@/domain/params';
import { trainingParams } from '@/domain/training/params';
import { trainable } from '@/engine/network/trainable';
import { oneHotRows } from '@/engine/one-hot';
import { Learner } from '@/engine/training/learner';
import { lossAndGradients } from '@/engine/training/loss';
import { contrast, jacobianPenalty, maskedPenalty } from '@/engine/training/penalty';
import { lambda, type Problem, type Way } from './problem';

/** The project's own: `engine/training`, with what the trainer does at every step. */
export function ours({ network, batch, size, classes, ...given }: Problem): Way {
  const net = trainable(network, 0);
  const learner = new Learner(net.parameters, { ...defaultParams(trainingParams), clipNorm: 0, weightDecay: 0 });
  const pixels = tensor4d(given.pixels, [batch, size, size, 3]);
  const directions = tensor2d(given.directions, [batch, classes]);
  const penalised = tensor4d(given.penalised, [batch, size, size, 1]);
  const hot = oneHotRows(given.labels, classes);
  let number = 0;
  return {
    async step({ jacobian, selective }) {
      const values = learner.values();
      const proposal = tidy(() => {
        const terms = [
          ...(jacobian ? [{ weight: lambda, penalties: [jacobianPenalty(directions)] }] : []),
          ...(selective ? [{ weight: lambda, penalties: [maskedPenalty(contrast(hot), penalised)] }] : []),
        ];
        const found = lossAndGradients((current, x) => net.logits(current, x), values, {
          pixels,
          hot,
          terms,
          gradients: 'double-backprop',
        });
        return learner.propose(found, number++);
      });
      const [crossEntropy = NaN, ...rest] = await proposal.scalars.data();
      learner.accept(proposal);
      dispose(values);
      return crossEntropy + lambda * rest.slice(0, -1).reduce((sum, term) => sum + term, 0);
    },
    stop: () => dispose([pixels, directions, penalised, hot]),
  };
}
