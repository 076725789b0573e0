import type { ModelCard } from '@/domain/model-card';
import type { ModelOutline } from '@/domain/model-outline';
import type { Learner } from '@/worker/training/protocol';
import { TRAINING_MODEL_ID } from '../check-scene';

/** The card of a model while it is being trained from `base`. */
export function trainingCard(
  base: ModelOutline,
  { classes, licence }: Omit<Learner, 'newClasses'>,
  dataName: string,
): ModelCard {
  return {
    version: 1,
    id: TRAINING_MODEL_ID,
    family: 'own',
    label: `${base.label}, in training`,
    summary: `Being fine-tuned from “${base.label}” on ${dataName}; it is lost when this page is closed, unless you keep it.`,
    classes: [...classes],
    inputShape: base.inputShape,
    parameters: base.parameters,
    weightBytes: base.weightBytes,
    provenance: 'Made on this device just now.',
    measurements: [],
    saliency: [],
    limits: ['It changes while it is being trained.'],
    licence,
  };
}
