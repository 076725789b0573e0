import { COLOR_TABLE_SIZE, colorTable } from './colormap';
import type { Pixels, SaliencyMap } from './picture';

/** A saliency map made ready for the eye: one value a pixel, in the map's own raw units. */
export interface DisplayMap {
  readonly width: number;
  readonly height: number;
  /** Row by row, `width * height` values. */
  readonly values: Float32Array;
  /** True where negative values mean something, so that the colour scale must have zero in the middle. */
  readonly signed: boolean;
  readonly min: number;
  readonly max: number;
  /** By how much rounding alone may move a value; see `isFlat`. */
  readonly noise: number;
  /** How many pixels hold a value that is not finite; such values count as zero, and the page has to say so. */
  readonly broken: number;
}

/**
 * One value a pixel. Maps of several channels become their magnitude, the sum over channels of |value| (PAIR's
 * grayscale standard), which is unsigned, or with `signs` the sum of their values, as captum shows them; a map of one
 * channel stays as it is, signed if `signed`, and a map said to be unsigned is shown by its magnitude.
 */
export function reduceMap(map: SaliencyMap, signed: boolean, signs = false): DisplayMap {
  const { width, height, channels, data, noise } = map;
  const keepSign = signed && (signs || channels === 1);
  const values = new Float32Array(width * height);
  let [min, max, broken] = [Infinity, -Infinity, 0];
  for (let i = 0; i < values.length; i++) {
    let sum = 0;
    let finite = true;
    for (let c = 0; c < channels; c++) {
      const value = data[i * channels + c]!;
      if (!Number.isFinite(value)) finite = false;
      else sum += keepSign ? value : Math.abs(value);
    }
    values[i] = sum;
    if (!finite) broken += 1;
    if (sum < min) min = sum;
    if (sum > max) max = sum;
  }
  return { width, height, values, signed: keepSign, min, max, noise, broken };
}

/** The absolute values in rising order: what `percentileOf` reads, worth keeping where the percentile is dragged. */
export function sortedMagnitudes(map: DisplayMap): Float32Array {
  return map.values.map(Math.abs).sort();
}

/** The percentile (0 to 100) of a rising array, linear between neighbours; 0 for an empty one. */
export function percentileOf(sorted: Float32Array, percentile: number): number {
  if (sorted.length === 0) return 0;
  const position = (percentile / 100) * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below]!;
  return low + (sorted[Math.min(below + 1, sorted.length - 1)]! - low) * (position - below);
}

/** The share of a rising array's values that lie beyond a limit. */
export function shareBeyond(sorted: Float32Array, limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! > limit) high = middle;
    else low = middle + 1;
  }
  return sorted.length === 0 ? 0 : 1 - low / sorted.length;
}

/**
 * The magnitude that takes the end colour: the percentile of |map|, or the largest magnitude where so many values are
 * zero that the percentile is zero too. Zero only for a map that is zero everywhere.
 */
export function clipLimit(sorted: Float32Array, percentile: number): number {
  return percentileOf(sorted, percentile) || (sorted.at(-1) ?? 0);
}

/** How the magnitudes of a map become shares of its colour scale. */
export interface Tone {
  /** The magnitude, in the map's raw units, that takes the end colour with all beyond it; 0 for a map of zeros. */
  readonly limit: number;
  /** Exponent of the share. */
  readonly gamma: number;
  /** Whether the scale is logarithmic, over as many powers of ten as `DECADES` says. */
  readonly logScale: boolean;
}

/** A linear scale up to a limit. */
export function linearTone(limit: number): Tone {
  return { limit, gamma: 1, logScale: false };
}

/** Powers of ten that a logarithmic scale makes visible. */
export const DECADES = 3;

/**
 * Where a magnitude stands between zero (0) and the end of the scale (1): t = |v| / limit, clipped to 1; on a logarithmic
 * scale ln(1 + c t) / ln(1 + c), c = 10^DECADES − 1, which is 0 at zero as it has to be; then to the power of gamma.
 */
export function shareOfScale(value: number, { limit, gamma, logScale }: Tone): number {
  const part = limit > 0 ? Math.min(1, Math.abs(value) / limit) : 0;
  const c = 10 ** DECADES - 1;
  return (logScale ? Math.log1p(c * part) / Math.log1p(c) : part) ** gamma;
}

/**
 * Write a map's colours as RGBA bytes: a value's share of the scale leads from the low end of the sequential map, or from
 * the middle of the diverging one towards the end of its sign.
 */
export function paintMap(map: DisplayMap, tone: Tone, rgba: Uint8ClampedArray): void {
  const table = colorTable(map.signed ? 'diverging' : 'sequential');
  const last = COLOR_TABLE_SIZE - 1;
  for (let i = 0; i < map.values.length; i++) {
    const value = map.values[i]!;
    const share = shareOfScale(value, tone);
    const position = map.signed ? (value < 0 ? 0.5 - share / 2 : 0.5 + share / 2) : share;
    const entry = Math.round(position * last) * 3;
    rgba[i * 4] = table[entry]!;
    rgba[i * 4 + 1] = table[entry + 1]!;
    rgba[i * 4 + 2] = table[entry + 2]!;
    rgba[i * 4 + 3] = 255;
  }
}

/** The values from one end of a colour scale to the other, as a map one pixel high. */
export function scaleRamp(signed: boolean, limit: number): DisplayMap {
  const low = signed ? -limit : 0;
  const values = Float32Array.from(
    { length: COLOR_TABLE_SIZE },
    (_, i) => low + ((limit - low) * i) / (COLOR_TABLE_SIZE - 1),
  );
  return { width: COLOR_TABLE_SIZE, height: 1, values, signed, min: low, max: limit, noise: 0, broken: 0 };
}

/**
 * Write a map's colours over its picture, whatever the size of that. `overlay` says how far their opacity follows the
 * values: at 0 the map hides the picture, at 1 a value of zero is transparent and the end of the scale opaque.
 */
export function paintOverlay(
  map: DisplayMap,
  tone: Tone,
  picture: Pixels,
  overlay: number,
  rgba: Uint8ClampedArray,
): void {
  paintMap(map, tone, rgba);
  const { width, height } = map;
  for (let y = 0; y < height; y++) {
    const sourceY = Math.floor(((y + 0.5) * picture.height) / height);
    for (let x = 0; x < width; x++) {
      const source = (sourceY * picture.width + Math.floor(((x + 0.5) * picture.width) / width)) * 3;
      const place = y * width + x;
      const through = overlay * (1 - shareOfScale(map.values[place]!, tone));
      for (let c = 0; c < 3; c++) {
        const colour = 255 * Math.min(1, Math.max(0, picture.data[source + c]!));
        rgba[place * 4 + c] = rgba[place * 4 + c]! * (1 - through) + colour * through;
      }
    }
  }
}

/** Write a picture as RGBA bytes, values outside [0, 1] clipped. */
export function paintPicture(picture: Pixels, rgba: Uint8ClampedArray): void {
  const count = picture.width * picture.height;
  for (let i = 0; i < count; i++) {
    rgba[i * 4] = picture.data[i * 3]! * 255;
    rgba[i * 4 + 1] = picture.data[i * 3 + 1]! * 255;
    rgba[i * 4 + 2] = picture.data[i * 3 + 2]! * 255;
    rgba[i * 4 + 3] = 255;
  }
}

/** Write δ = adversarial − clean, enlarged by `factor` about mid-grey, as RGBA bytes. Both of one size. */
export function paintPerturbation(clean: Pixels, adversarial: Pixels, factor: number, rgba: Uint8ClampedArray): void {
  const count = clean.width * clean.height;
  for (let i = 0; i < count; i++) {
    for (let c = 0; c < 3; c++) {
      rgba[i * 4 + c] = 127.5 + (adversarial.data[i * 3 + c]! - clean.data[i * 3 + c]!) * factor * 255;
    }
    rgba[i * 4 + 3] = 255;
  }
}

const ROUND_FACTORS = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 40, 50, 60, 80, 100, 150, 200, 300, 400, 500];

/** The largest round factor that keeps a perturbation of size `linf` (in [0, 1] units) within the colour range. */
export function amplificationFor(linf: number): number {
  const slack = 1 + 1e-6;
  return ROUND_FACTORS.findLast((factor) => factor * linf <= 0.5 * slack && linf > 0) ?? 1;
}
