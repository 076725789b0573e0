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
