import { LimelightError } from '@/domain/errors';
import type { SaliencyMethod, ParamsById } from '../method';
import { blurPerturbation } from './blur-perturbation';
import { gradCam } from './grad-cam';
import { gradient } from './gradient';
import { guidedBackprop } from './guided-backprop';
import { smoothGrad } from './smooth-grad';

const all = [gradient, smoothGrad, guidedBackprop, gradCam, blurPerturbation] as const;

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
