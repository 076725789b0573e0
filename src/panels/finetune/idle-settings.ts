import type { TrainingSettings } from '@/domain/training/params';

type Reasons = Partial<Record<keyof TrainingSettings, string>>;

/** Settings that change nothing as the others stand, each with the reason. */
export function idleSettings(settings: TrainingSettings): Reasons {
  const { lambdaJ, lambdaS, lambdaG, selectiveForm, maskRule, adversarial } = settings;
  const terms = [lambdaJ, lambdaS, lambdaG].filter((lambda) => lambda > 0).length;
  const noTerm = terms === 0 ? 'every λ is 0' : undefined;
  const noSelective = lambdaS === 0 ? 'λ selective is 0' : undefined;
  const noMask = noSelective ?? (selectiveForm === 'imitation' ? 'imitation uses no mask' : undefined);
  const reasons: { readonly [Name in keyof TrainingSettings]?: string | undefined } = {
    projections: lambdaJ === 0 ? 'λ Jacobian is 0' : undefined,
    alternate: terms < 2 ? 'there are not two terms to alternate' : undefined,
    gradients: noTerm,
    ramp: noTerm,
    selectiveForm: noSelective,
    maskSource: noSelective,
    maskRule: noMask,
    quantile: noMask ?? (maskRule === 'threshold' ? 'the mask is a share of the peak' : undefined),
    maskThreshold: noMask ?? (maskRule === 'quantile' ? 'the mask is a share of the picture' : undefined),
    adversarialEpsilon: adversarial === 'none' ? 'adversarial training is off' : undefined,
  };
  return Object.fromEntries(Object.entries(reasons).filter(([, reason]) => reason !== undefined));
}
