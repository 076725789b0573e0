import type { ModelCard } from '../model-card';

/** The card of a person's model of two classes, 8 × 8 pixels; for tests. */
export const ownCard: ModelCard = {
  version: 1,
  id: 'own-01234567',
  family: 'own',
  label: 'Mine',
  summary: '',
  classes: ['a', 'b'],
  inputShape: [8, 8, 3],
  parameters: 1,
  weightBytes: 1,
  measurements: [],
  saliency: [],
  limits: [],
  licence: '',
};
