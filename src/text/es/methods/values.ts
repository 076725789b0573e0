import { exact, significant } from '@/domain/format';

/** The headings that saliency methods stand under, by what they need of a model. */
export const methodGroups = {
  perturbing: 'Mostrando partes de la imagen',
  activations: 'Por las características de una capa',
  gradients: 'Por gradientes',
};

/** Values of parameters that are no numbers. */
export const values = { on: 'sí', off: 'no' };

/** Of a value that may be used, but was likely meant as a share of the whole range; `label` is its parameter’s. */
export function caution(label: string, value: number, unit: string, likelyShareBelow: number): string {
  return `${label} = ${exact(value)}${unit} es menos de ${exact(likelyShareBelow)} de un nivel de brillo. Si quieres decir ${exact(value)} de todo el rango, escribe ${significant(255 * value)}.`;
}
