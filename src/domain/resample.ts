import type { Pixels } from './picture';

/** The part of a picture that a model sees, in the picture's own pixels. */
export interface Crop {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The largest centred crop with the aspect ratio of `width` x `height`. */
export function centredCrop(picture: Pick<Pixels, 'width' | 'height'>, width: number, height: number): Crop {
  const scale = Math.min(picture.width / width, picture.height / height);
  const crop = { width: width * scale, height: height * scale };
  return { ...crop, left: (picture.width - crop.width) / 2, top: (picture.height - crop.height) / 2 };
}

/**
 * The centred crop of a picture at exactly `width` x `height`: area averaging where it shrinks (every source pixel
 * counts by the share of it that is covered, so nothing aliases), linear interpolation where it grows. A picture that
 * already has the size comes back equal, value for value.
 */
export function fitPicture(picture: Pixels, width: number, height: number): Pixels {
  const crop = centredCrop(picture, width, height);
  const columns = axisWeights(picture.width, crop.left, crop.width, width);
  const rows = axisWeights(picture.height, crop.top, crop.height, height);
  const narrow = new Float64Array(width * picture.height * 3);
  const { data } = picture;
  const firstRow = rows[0]?.[0]?.index ?? 0;
  const lastRow = rows.at(-1)?.at(-1)?.index ?? -1;
  for (let y = firstRow; y <= lastRow; y++)
    for (let x = 0; x < width; x++) {
      let [red, green, blue] = [0, 0, 0];
      for (const { index, weight } of columns[x]!) {
        const at = (y * picture.width + index) * 3;
        red += weight * data[at]!;
        green += weight * data[at + 1]!;
        blue += weight * data[at + 2]!;
      }
      const to = (y * width + x) * 3;
      narrow[to] = red;
      narrow[to + 1] = green;
      narrow[to + 2] = blue;
    }
  const sums = new Float64Array(width * height * 3);
  rows.forEach((taps, y) => {
    for (const { index, weight } of taps) {
      const [from, to] = [index * width * 3, y * width * 3];
      for (let i = 0; i < width * 3; i++) sums[to + i]! += weight * narrow[from + i]!;
    }
  });
  return { width, height, data: Float32Array.from(sums) };
}

interface Tap {
  readonly index: number;
  readonly weight: number;
}

/** For each of `size` outputs the inputs it is made of, weights summing to 1: a box when shrinking, a tent when growing. */
function axisWeights(length: number, start: number, extent: number, size: number): Tap[][] {
  const scale = extent / size;
  const support = Math.max(scale, 1);
  return Array.from({ length: size }, (_, output) => {
    const centre = start + (output + 0.5) * scale;
    const taps = new Map<number, number>();
    for (let i = Math.floor(centre - support); i <= Math.ceil(centre + support); i++) {
      const weight = scale >= 1 ? overlap(i, centre, scale) : Math.max(0, 1 - Math.abs(i + 0.5 - centre));
      const index = Math.min(length - 1, Math.max(0, i));
      if (weight > 0) taps.set(index, (taps.get(index) ?? 0) + weight);
    }
    const total = [...taps.values()].reduce((sum, weight) => sum + weight, 0);
    return [...taps].map(([index, weight]) => ({ index, weight: weight / total }));
  });
}

/** Length of [i, i+1] inside the box of width `scale` around `centre`. */
function overlap(i: number, centre: number, scale: number): number {
  return Math.min(i + 1, centre + scale / 2) - Math.max(i, centre - scale / 2);
}
