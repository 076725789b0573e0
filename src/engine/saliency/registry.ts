import { LimelightError } from '@/domain/errors';
import type { SaliencyMethod, ParamsById } from '../method';
import { blurPerturbation } from './blur-perturbation';
import { expectedGradients } from './expected-gradients';
import { extremalPerturbation } from './extremal-perturbation';
import { gradCam } from './grad-cam';
import { gradCamPlusPlus } from './grad-cam-plus-plus';
import { gradient } from './gradient';
import { gradientInput } from './gradient-input';
import { guidedBackprop } from './guided-backprop';
import { hiResCam } from './hires-cam';
import { integratedGradients } from './integrated-gradients';
import { kernelShap } from './kernel-shap';
import { layerCam } from './layer-cam';
import { lime } from './lime';
import { layerwiseRelevance } from './lrp';
import { occlusion } from './occlusion';
import { rise } from './rise';
import { scoreCam } from './score-cam';
import { smoothGrad } from './smooth-grad';
import { xrai } from './xrai';

const all = [
  gradient,
  gradientInput,
  smoothGrad,
  integratedGradients,
  expectedGradients,
  xrai,
  guidedBackprop,
  layerwiseRelevance,
  extremalPerturbation,
  gradCam,
  gradCamPlusPlus,
  hiResCam,
  layerCam,
  scoreCam,
  occlusion,
  blurPerturbation,
  rise,
  lime,
  kernelShap,
] as const;

/** Every saliency method there is: forms, URLs, flags, help and contract tests are made from this list. */
export const saliencyMethods: readonly SaliencyMethod[] = all;

/** The parameters of every saliency method, by its id: what there must be words for. */
export type SaliencyParams = ParamsById<typeof all>;

/** The saliency method of that id; throws `scene-unknown-saliency`. */
export function findSaliency(id: string): SaliencyMethod {
  const method = saliencyMethods.find((candidate) => candidate.id === id);
  if (method) return method;
  const known = saliencyMethods.map((candidate) => candidate.id);
  throw new LimelightError('scene-unknown-saliency', 'no-such-saliency', { saliency: id, known });
}
