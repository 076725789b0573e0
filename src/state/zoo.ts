import entries from 'virtual:zoo-index';
import type { ZooEntry } from '@/domain/model-outline';

/** The models shipped with the page, by id; a card that breaks its schema stops the build. */
export const zoo: ReadonlyMap<string, ZooEntry> = new Map(entries.map((entry) => [entry.id, entry]));

/** The folder of a model's `model.json`, as an absolute address of this origin. */
export function modelUrl(id: string, base: string): string {
  return new URL(`models/${id}/`, base).href;
}
