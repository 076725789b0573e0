import type { cardMetrics as en } from '../en/card-metrics';

/** What the measures of the maps on a model's card are called. */
export const cardMetrics: typeof en = {
  gini: 'Gini',
  ssim: 'SSIM',
  spearman: 'Spearmans ρ',
  top10: 'Top 10 %',
  'deletion-minus-random': 'Deletion, abzüglich der in zufälliger Reihenfolge',
  'insertion-minus-random': 'Insertion, abzüglich der in zufälliger Reihenfolge',
  agreement: 'ρ mit Unschärfe-Perturbation',
};
