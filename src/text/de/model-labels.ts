import type { labelInTraining as inTraining, modelLabels as labels } from '../en/model-labels';

/** What models that ship are called, by their own labels, where these are words. */
export const modelLabels: typeof labels = {
  'Adversarial training': 'Adversariales Training',
  'J-SIGR and adversarial training': 'J-SIGR und adversariales Training',
  'Jacobian only': 'Nur Jacobi',
  'Masked (a false defence)': 'Maskiert (Scheinabwehr)',
  'SIGR only': 'Nur SIGR',
  Surrogate: 'Ersatznetz',
};

/** What the model under training is called, by what it started from. */
export const labelInTraining: typeof inTraining = (base) => `${base}, im Training`;
