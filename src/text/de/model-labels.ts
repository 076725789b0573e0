import type { modelLabels as labels } from '../en/model-labels';

/** What models that ship are called, by id, where their labels are words. */
export const modelLabels: typeof labels = {
  'cifar10-at': 'Adversariales Training',
  'cifar10-jacobian': 'Nur Jacobi',
  'cifar10-jsigr-at': 'J-SIGR und adversariales Training',
  'cifar10-masked': 'Maskiert (Scheinabwehr)',
  'cifar10-sigr': 'Nur SIGR',
  'cifar10-surrogate': 'Ersatznetz',
  'imagenette-at': 'Adversariales Training',
  'imagenette-surrogate': 'Ersatznetz',
};
