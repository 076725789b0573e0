import { centre, partShown, type Crop, type Part } from './crop';
import type { Pixels } from './picture';

/** What stands where a whole picture has nothing to show: the middle of all values. */
const GREY = 0.5;

/**
 * What `crop` shows of a picture, at exactly `width` x `height`: area averaging where it shrinks (every source pixel
 * counts by the share of it that is covered, so nothing aliases), linear interpolation where it grows. A picture that
 * already has the size comes back equal, value for value. A whole picture of another shape stands in the middle, between
 * grey bars.
 */
export function fitPicture(picture: Pixels, width: number, height: number, crop: Crop = centre): Pixels {
  const part = partShown(picture, width, height, crop);
  if (crop !== 'whole') return resampled(picture, part, width, height);
  const scale = Math.min(width / picture.width, height / picture.height);
  const inner = [picture.width, picture.height].map((length) => Math.max(1, Math.round(length * scale)));
  return onGrey(resampled(picture, part, inner[0]!, inner[1]!), width, height);
}

/** A picture in the middle of a grey one. */
function onGrey(picture: Pixels, width: number, height: number): Pixels {
  const data = new Float32Array(width * height * 3).fill(GREY);
  const [left, top] = [Math.floor((width - picture.width) / 2), Math.floor((height - picture.height) / 2)];
  const row = picture.width * 3;
  for (let y = 0; y < picture.height; y++)
    data.set(picture.data.subarray(y * row, (y + 1) * row), ((top + y) * width + left) * 3);
  return { width, height, data };
}

/** A part of a picture at exactly `width` x `height`. */
function resampled(picture: Pixels, part: Part, width: number, height: number): Pixels {
  const columns = axisWeights(picture.width, part.left, part.width, width);
  const rows = axisWeights(picture.height, part.top, part.height, height);
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
