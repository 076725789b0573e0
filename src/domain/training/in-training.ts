/** What the model under training is called until it is stored under an id of its own. */
export const TRAINING_MODEL_ID = 'own-training';

const ENDING = ', in training';

/** Its own label, in English, made of that of the model it started from. */
export function inTraining(baseLabel: string): string {
  return `${baseLabel}${ENDING}`;
}

/** The label of the model that it started from; undefined where `label` is of no model in training. */
export function baseOfLabel(label: string): string | undefined {
  return label.endsWith(ENDING) ? label.slice(0, -ENDING.length) : undefined;
}
