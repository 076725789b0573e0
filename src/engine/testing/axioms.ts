import type { SaliencyParams } from '../saliency/registry';

/** What explanations may promise, whatever the network. */
export const axioms = [
  /** The values sum to what the score of the picture has over that of a picture with nothing to see. */
  'completeness',
  /** Of a network without biases, with ReLU and maxima: the values sum to the score. */
  'conservation',
  /** What is the same in two places, and counts the same in both, is given the same in both. */
  'symmetry',
  /** A place that the score does not depend on is given nothing. */
  'dummy',
  /** The map of the difference of two scores is the difference of their maps; of a method that does not say so it is not. */
  'linearity',
] as const;

export type Axiom = (typeof axioms)[number];

/**
 * The axioms that each method is held to, by its plain score and with both signs (`saliency/axioms.test.ts`,
 * `saliency/invariances.test.ts`). What is left out may hold by chance or on average; a new method does not compile until it
 * is said here.
 */
export const axiomsOf: Readonly<Record<keyof SaliencyParams, readonly Axiom[]>> = {
  gradient: ['symmetry', 'dummy', 'linearity'],
  'gradient-input': ['conservation', 'symmetry', 'dummy', 'linearity'],
  // Its noise is another in every place.
  smoothgrad: ['dummy', 'linearity'],
  'integrated-gradients': ['completeness', 'conservation', 'symmetry', 'dummy', 'linearity'],
  'expected-gradients': ['symmetry', 'dummy', 'linearity'],
  // Its regions reach over their edges, and the segments of two places may differ.
  xrai: [],
  // What comes back is cut off at zero, so that it is no linear function of the score.
  'guided-backprop': ['symmetry', 'dummy'],
  lrp: ['conservation', 'symmetry', 'dummy', 'linearity'],
  // The mask is smooth, of a given area.
  'extremal-perturbation': [],
  // Class activation maps are of places of a layer; the weights of its features are no linear function of the score in all.
  gradcam: ['linearity'],
  'gradcam-plus-plus': [],
  hirescam: ['linearity'],
  layercam: [],
  scorecam: [],
  occlusion: ['symmetry', 'dummy', 'linearity'],
  // What is hidden blurs into its neighbours, and gains are not counted.
  'blur-perturbation': [],
  // Drawn masks and coalitions are others in every place.
  rise: ['linearity'],
  lime: ['linearity'],
  'kernel-shap': ['completeness', 'symmetry', 'dummy', 'linearity'],
};

/** The methods that are held to an axiom. */
export function heldTo(axiom: Axiom): string[] {
  return Object.entries(axiomsOf).flatMap(([id, held]) => (held.includes(axiom) ? [id] : []));
}
