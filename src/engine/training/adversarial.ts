import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { defaultParams } from '@/domain/params';
import type { TrainingSettings } from '@/domain/training/params';
import { fgsm } from '../attacks/fgsm';
import { pgd } from '../attacks/pgd';
import type { AttackInput } from '../method';
import type { Classifier } from '../models/classifier';
import { finish } from '../run';
import type { Feed } from './feed';

/** Steps of the PGD that is trained on. */
const STEPS = 5;

/**
 * The pictures of a step of adversarial training, [B, H, W, 3]: FGSM or PGD (5 steps) on the weights as they are, with
 * the engine's own attacks. `undefined` where there is none. The caller's.
 */
export async function attackForTraining(
  logits: (pixels: Tensor4D) => Tensor2D,
  { pixels, labels, hot }: Feed,
  { adversarial, adversarialEpsilon: eps }: Pick<TrainingSettings, 'adversarial' | 'adversarialEpsilon'>,
  seed: number,
): Promise<Tensor4D | undefined> {
  if (adversarial === 'none') return undefined;
  const input: AttackInput = { model: asClassifier(logits, pixels, hot), images: pixels, labels, seed };
  return adversarial === 'fgsm'
    ? finish(fgsm.run(input, { ...defaultParams(fgsm.params), eps }))
    : finish(pgd.run(input, { ...defaultParams(pgd.params), eps, steps: STEPS }));
}

/** What an attack needs of a model. */
function asClassifier(logits: (pixels: Tensor4D) => Tensor2D, pixels: Tensor4D, hot: Tensor2D): Classifier {
  const none = (): never => {
    throw new Error('A model under training has no layers to look into');
  };
  return {
    id: 'training',
    classes: Array.from({ length: hot.shape[1] }, (_, k) => `class ${k}`),
    scores: 'exclusive',
    inputShape: [pixels.shape[1], pixels.shape[2], 3],
    multiplyAdds: 0,
    lacks: {},
    activationLayers: [],
    layers: [],
    channels: () => 0,
    logits,
    activation: none,
    logitsFrom: none,
    dispose: () => undefined,
  };
}
