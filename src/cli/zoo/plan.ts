import type { ParamValues } from '@/domain/params';

/**
 * What is measured on every model of the zoo. Attack ids and parameters are those of the PyTorch recipes
 * (`models/recipes/jsigr/evaluate.py`), so that both programs' results are about the same. To measure more, add a line.
 */
export interface AttackStep {
  /** An id of the attack registry whose norm is L∞, or "none". */
  readonly attack: string;
  readonly epsilon255: number;
  /** As recorded: what differs from the attack's defaults, or is worth saying. */
  readonly params: ParamValues;
}

/** Attacked with each in turn, what is left counts. */
export const WORST_LOSS = 'worst of cross-entropy and margin';

const epsilons = [2, 4, 8] as const;

const pgd = (epsilon255: number, steps: number, restarts: number, loss: string): AttackStep => ({
  attack: 'pgd',
  epsilon255,
  params: { steps, restarts, loss },
});

/** On the model itself; first of all the clean pictures, which every other line needs. */
export const accuracySteps: readonly AttackStep[] = [
  { attack: 'none', epsilon255: 0, params: {} },
  // The control: as large as the attacks, and knowing nothing.
  { attack: 'noise', epsilon255: 8, params: {} },
  ...epsilons.map((epsilon255) => ({ attack: 'fgsm', epsilon255, params: { loss: 'cross-entropy' } })),
  // The margin first: the worst case goes on from there.
  ...epsilons.map((epsilon255) => pgd(epsilon255, 20, 1, 'margin')),
  ...epsilons.map((epsilon255) => pgd(epsilon255, 20, 1, WORST_LOSS)),
  // What would betray masked gradients: twice the steps must change little, and a ball that holds a grey picture must
  // leave nothing. (That many steps beat one, and one beats noise, can be read from the lines above.)
  pgd(8, 40, 1, 'margin'),
  pgd(128, 20, 1, 'margin'),
];

/** The long ones, for fewer pictures. */
export const strongSteps: readonly AttackStep[] = epsilons.map((epsilon255) => pgd(epsilon255, 100, 5, WORST_LOSS));

/** Made on every model of a family, counted on every model of it; PGD for comparison. */
export const transferSteps: readonly AttackStep[] = [
  { attack: 'mi-fgsm', epsilon255: 8, params: { steps: 10, decay: 1 } },
  { attack: 'di-ti-mi', epsilon255: 8, params: { steps: 10, decay: 1, diversity: 0.5, smallest: 0.8, kernel: 0 } },
  pgd(8, 20, 1, 'cross-entropy'),
];

/** Explained with the class that the model gives the clean picture, before and after: what moves is the map alone. */
export const explainedMethods: readonly string[] = [
  'gradient',
  'smoothgrad',
  'integrated-gradients',
  'gradcam',
  'blur-perturbation',
  'rise',
];

/** Methods that run the model hundreds of times a map: their maps are held against those of one attack alone. */
const dearMethods: readonly string[] = ['integrated-gradients', 'rise'];

/** The attacks whose maps are held against the clean ones. */
export const explainedSteps: readonly AttackStep[] = [
  pgd(8, 20, 1, 'cross-entropy'),
  pgd(4, 20, 1, 'cross-entropy'),
  // As large as the attack, and knowing nothing.
  { attack: 'noise', epsilon255: 8, params: {} },
];

/** Those that a method's maps are held against. */
export function explainedStepsOf(method: string): readonly AttackStep[] {
  return dearMethods.includes(method) ? explainedSteps.slice(0, 1) : explainedSteps;
}

/** How two maps are compared (`mapShift`). */
export const shiftMetrics = ['ssim', 'spearman', 'top10'] as const;

/** The curve of the maps over ε: under the attack that the maps at 4 and 8 are held against. */
export const stabilitySteps: readonly AttackStep[] = [0.5, 1, 2, 4, 8, 16].map((epsilon255) =>
  pgd(epsilon255, 20, 1, 'cross-entropy'),
);

/** The methods whose curve is measured unless others are asked for. */
export const stabilityMethods = explainedMethods.filter((method) => !dearMethods.includes(method));

/** Whose map every other method's agreement is measured with. */
export const agreementWith = 'blur-perturbation';

/** Which data each family is measured on; other families have none here. */
export const dataOfFamily: Readonly<Record<string, string>> = {
  cifar10: 'cifar10-test',
  imagenette: 'imagenette-val',
};
