import { LimelightError } from '@/domain/errors';
import type { SaliencyMethod } from '../method';
import { blurPerturbation } from './blur-perturbation';
import { gradCam } from './grad-cam';
import { gradient } from './gradient';
import { guidedBackprop } from './guided-backprop';
import { smoothGrad } from './smooth-grad';

/** Every saliency method there is: forms, URLs, flags, help and contract tests are made from this list. */
export const saliencyMethods: readonly SaliencyMethod[] = [
  gradient,
  smoothGrad,
  guidedBackprop,
  gradCam,
  blurPerturbation,
];

/** The saliency method of that id; throws `scene-unknown-saliency`. */
export function findSaliency(id: string): SaliencyMethod {
  const method = saliencyMethods.find((candidate) => candidate.id === id);
  if (method) return method;
  const known = saliencyMethods.map((candidate) => candidate.id);
  throw new LimelightError('scene-unknown-saliency', 'no-such-saliency', { saliency: id, known });
}
