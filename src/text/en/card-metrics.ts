/** What the measures of the maps on a model's card are called. */
export const cardMetrics = {
  gini: 'Gini',
  ssim: 'SSIM',
  spearman: 'Spearman’s ρ',
  top10: 'Top 10 %',
  'deletion-minus-random': 'Deletion, less that of a random order',
  'insertion-minus-random': 'Insertion, less that of a random order',
  agreement: 'ρ with Blur perturbation',
};
