import { significant } from '@/domain/format';

/** The headings that saliency methods stand under, by what they need of a model. */
export const methodGroups = {
  perturbing: 'By showing parts of the picture',
  activations: 'By the features of a layer',
  gradients: 'By gradients',
};

/** Values of parameters that are no numbers. */
export const values = { on: 'on', off: 'off' };

/** Of a value that may be used, but was likely meant as a share of the whole range; `label` is its parameter’s. */
export function caution(label: string, value: number, unit: string, likelyShareBelow: number): string {
  return `${label} = ${value}${unit} is less than ${likelyShareBelow} of one brightness level. If you mean ${value} of the whole range, enter ${significant(255 * value)}.`;
}
