import type { cardMetrics as en } from '../en/card-metrics';

/** What the measures of the maps on a model's card are called. */
export const cardMetrics: typeof en = {
  gini: 'Gini',
  ssim: 'SSIM',
  spearman: 'ρ de Spearman',
  top10: 'Top 10 %',
  'deletion-minus-random': 'Eliminación, menos la de un orden al azar',
  'insertion-minus-random': 'Inserción, menos la de un orden al azar',
  agreement: 'ρ con Perturbación por desenfoque',
};
