import { significant } from '@/domain/format';
import type { methodGroups as enGroups, values as enValues } from '../../en/methods/values';
import { decimal } from '../grammar';

/** Die Überschriften der Saliency-Methoden, nach dem, was sie von einem Modell brauchen. */
export const methodGroups: typeof enGroups = {
  perturbing: 'Durch Zeigen von Teilen des Bildes',
  activations: 'Über die Merkmale einer Schicht',
  gradients: 'Über Gradienten',
};

/** Werte von Parametern, die keine Zahlen sind. */
export const values: typeof enValues = { on: 'an', off: 'aus' };

/** Von einem Wert, der erlaubt ist, aber wohl als Anteil des ganzen Bereichs gemeint war; `label` ist der seines Parameters. */
export function caution(label: string, value: number, unit: string, likelyShareBelow: number): string {
  return `${label} = ${decimal(value)}${unit} ist weniger als ${decimal(likelyShareBelow)} einer Helligkeitsstufe. Meinst du ${decimal(value)} des ganzen Bereichs, gib ${significant(255 * value)} ein.`;
}
