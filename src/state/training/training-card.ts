import type { ModelCard } from '@/domain/model-card';
import type { ModelOutline } from '@/domain/model-outline';
import { inTraining, TRAINING_MODEL_ID } from '@/domain/training/in-training';
import type { Learner } from '@/worker/training/protocol';

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
    label: inTraining(base.label),
    summary: { remark: 'in-training', base: base.label, data: dataName },
    classes: [...classes],
    inputShape: base.inputShape,
    parameters: base.parameters,
    weightBytes: base.weightBytes,
    provenance: { remark: 'made-just-now' },
    measurements: [],
    saliency: [],
    limits: [{ remark: 'changing' }],
    licence,
  };
}
