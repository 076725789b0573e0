import type { TrainingSettings } from '@/domain/training/params';
import type { FetchedText } from '@/text/en/fetched';

/** Why a setting changes nothing; what is said of it is in the catalogues. */
type Idle = keyof FetchedText['finetune']['settings']['idle'];
type Reasons = Partial<Record<keyof TrainingSettings, Idle>>;

/** Settings that change nothing as the others stand, each with the reason. */
export function idleSettings(settings: TrainingSettings): Reasons {
  const { lambdaJ, lambdaS, lambdaG, selectiveForm, maskRule, adversarial } = settings;
  const terms = [lambdaJ, lambdaS, lambdaG].filter((lambda) => lambda > 0).length;
  const noTerm = terms === 0 ? 'noTerm' : undefined;
  const noSelective = lambdaS === 0 ? 'noSelective' : undefined;
  const noMask = noSelective ?? (selectiveForm === 'imitation' ? 'noMask' : undefined);
  const reasons: { readonly [Name in keyof TrainingSettings]?: Idle | undefined } = {
    projections: lambdaJ === 0 ? 'noJacobian' : undefined,
    alternate: terms < 2 ? 'oneTerm' : undefined,
    gradients: noTerm,
    ramp: noTerm,
    selectiveForm: noSelective,
    maskSource: noSelective,
    maskRule: noMask,
    quantile: noMask ?? (maskRule === 'threshold' ? 'shareOfPeak' : undefined),
    maskThreshold: noMask ?? (maskRule === 'quantile' ? 'shareOfPicture' : undefined),
    adversarialEpsilon: adversarial === 'none' ? 'notAdversarial' : undefined,
  };
  return Object.fromEntries(Object.entries(reasons).filter(([, reason]) => reason !== undefined));
}
