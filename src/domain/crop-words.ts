import type { Pixels } from './picture';
import { centredCrop } from './resample';

type Size = Pick<Pixels, 'width' | 'height'>;

const sizeWords = ({ width, height }: Size) => `${Math.round(width)} × ${Math.round(height)}`;

/**
 * What part of a picture a model of input size `input` looks at, and what became of it: "the middle 300 × 300 of
 * 451 × 300 pixels, shrunk to 32 × 32"; "all 32 × 32 pixels as they are" where nothing was done.
 */
export function cropWords(picture: Size, input: Size): string {
  const crop = centredCrop(picture, input.width, input.height);
  const whole = crop.width === picture.width && crop.height === picture.height;
  const same = crop.width === input.width && crop.height === input.height;
  const part = whole ? `all ${sizeWords(picture)}` : `the middle ${sizeWords(crop)} of ${sizeWords(picture)} pixels`;
  if (same) return whole ? `all ${sizeWords(picture)} pixels as they are` : part;
  return `${part}, ${crop.width > input.width ? 'shrunk' : 'enlarged'} to ${sizeWords(input)}`;
}
