import type { Pixels } from './picture';

/**
 * Which part of a picture the models look at: the largest that has their shape, or all of it between grey bars. Where
 * that part lies is told by two numbers from 0, as far left or up as there is room, to 1.
 */
export type Crop = { readonly x: number; readonly y: number } | 'whole';

/** The part in the middle. */
export const centre: Crop & object = { x: 0.5, y: 0.5 };

/** A part of a picture, in the picture's own pixels. */
export interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

type Size = Pick<Pixels, 'width' | 'height'>;

/** Whether two crops are one. */
export function sameCrop(a: Crop, b: Crop): boolean {
  if (a === 'whole' || b === 'whole') return a === b;
  return a.x === b.x && a.y === b.y;
}

/** The part of a picture that is looked at where the shape wanted is `width` x `height`. */
export function partShown(picture: Size, width: number, height: number, crop: Crop = centre): Part {
  if (crop === 'whole') return { left: 0, top: 0, width: picture.width, height: picture.height };
  const scale = Math.min(picture.width / width, picture.height / height);
  const size = { width: width * scale, height: height * scale };
  return { ...size, left: (picture.width - size.width) * crop.x, top: (picture.height - size.height) * crop.y };
}

/**
 * What part of a picture a model of input size `input` looks at, and what became of it: "the middle 300 × 300 of
 * 451 × 300 pixels, shrunk to 32 × 32"; "all 32 × 32 pixels as they are" where nothing was done.
 */
export function cropWords(picture: Size, input: Size, crop: Crop = centre): string {
  const part = partShown(picture, input.width, input.height, crop);
  const isWhole = part.width === picture.width && part.height === picture.height;
  const words = isWhole ? `all ${sizeWords(picture)}` : `${place(part, crop)} of ${sizeWords(picture)} pixels`;
  // Of a whole picture one side fills the input, the other leaves bars.
  const scale = Math.min(input.width / part.width, input.height / part.height);
  if (scale === 1 && !barred(part, input)) return isWhole ? `${words} pixels as they are` : words;
  const scaled = scale === 1 ? '' : `, ${scale < 1 ? 'shrunk' : 'enlarged'} to ${sizeWords(input)}`;
  return `${words}${scaled}${barred(part, input) ? ' with grey bars' : ''}`;
}

/** Whether the part has not the shape of the input, as a whole picture may not. */
function barred(part: Size, input: Size): boolean {
  return Math.abs(part.width * input.height - part.height * input.width) > 1e-6 * part.width * input.height;
}

/** "the middle 300 × 300", "300 × 300 from (40, 0)". */
function place(part: Part, crop: Crop): string {
  if (crop === 'whole' || sameCrop(crop, centre)) return `the middle ${sizeWords(part)}`;
  return `${sizeWords(part)} from (${Math.round(part.left)}, ${Math.round(part.top)})`;
}

function sizeWords({ width, height }: Size): string {
  return `${Math.round(width)} × ${Math.round(height)}`;
}
