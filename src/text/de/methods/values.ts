import { exact, significant } from '@/domain/format';
import type { methodGroups as enGroups, values as enValues } from '../../en/methods/values';

/** The headings that saliency methods stand under, by what they need of a model. */
export const methodGroups: typeof enGroups = {
  perturbing: 'Durch Zeigen von Teilen des Bildes',
  activations: 'Über die Merkmale einer Schicht',
  gradients: 'Über Gradienten',
};

/** Values of parameters that are no numbers. */
export const values: typeof enValues = { on: 'an', off: 'aus' };

/** Of a value that may be used, but was likely meant as a share of the whole range; `label` is its parameter’s. */
export function caution(label: string, value: number, unit: string, likelyShareBelow: number): string {
  return `${label} = ${exact(value)}${unit} ist weniger als ${exact(likelyShareBelow)} einer Helligkeitsstufe. Meinst du ${exact(value)} des ganzen Bereichs, gib ${significant(255 * value)} ein.`;
}
