/** Attributes of a place on the page where whatever is dropped is meant for training. */
export const TRAINING_DROP = { 'data-drop': 'training' } as const;

/** Whether something dragged over this element would land in such a place. */
export function isTrainingDrop(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-drop="training"]') !== null;
}
