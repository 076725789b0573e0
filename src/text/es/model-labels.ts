import type { labelInTraining as inTraining, modelLabels as labels } from '../en/model-labels';

/** What models that ship are called, by their own labels, where these are words. */
export const modelLabels: typeof labels = {
  'Adversarial training': 'Entrenamiento adversario',
  'J-SIGR and adversarial training': 'J-SIGR y entrenamiento adversario',
  'Jacobian only': 'Solo jacobiano',
  'Masked (a false defence)': 'Enmascarado (falsa defensa)',
  'SIGR only': 'Solo SIGR',
  Surrogate: 'Red sustituta',
};

/** What the model under training is called, by what it started from. */
export const labelInTraining: typeof inTraining = (base) => `${base}, en entrenamiento`;
