import type { modelLabels as labels } from '../en/model-labels';

/** What models that ship are called, by id, where their labels are words. */
export const modelLabels: typeof labels = {
  'cifar10-at': 'Entrenamiento adversario',
  'cifar10-jacobian': 'Solo jacobiano',
  'cifar10-jsigr-at': 'J-SIGR y entrenamiento adversario',
  'cifar10-masked': 'Enmascarado (falsa defensa)',
  'cifar10-sigr': 'Solo SIGR',
  'cifar10-surrogate': 'Red sustituta',
  'imagenette-at': 'Entrenamiento adversario',
  'imagenette-surrogate': 'Red sustituta',
};
