import { modelCardSchema, type ModelCard } from '@/domain/model-card';

const files = import.meta.glob<unknown>('/models/*/card.json', { eager: true, import: 'default' });

/** The cards of the models shipped with the page, by id; a card that breaks its schema stops the build's tests. */
export const zoo: ReadonlyMap<string, ModelCard> = new Map(
  Object.values(files).map((file) => {
    const card = modelCardSchema.parse(file);
    return [card.id, card];
  }),
);

/** The folder of a model's `model.json`, as an absolute address of this origin. */
export function modelUrl(id: string, base: string): string {
  return new URL(`models/${id}/`, base).href;
}
