/**
 * Superpixels by SLIC (Achanta and others, 2012): k-means over colour and place, each centre seeking among the pixels near
 * it, and afterwards every piece that does not hang together with the rest of its own joins a neighbour.
 */
export interface Superpixels {
  /** Which superpixel each pixel is part of, row by row: 0 to `count` − 1. */
  readonly labels: Int32Array;
  readonly count: number;
}

/** How much a place weighs against a colour, which is in CIELAB: SLIC's m, 10 for photographs, more for few pixels. */
const COMPACTNESS = 20;
const ROUNDS = 10;

/** About `wanted` superpixels of a picture, `data` RGB in [0, 1] row by row. */
export function superpixels(data: ArrayLike<number>, height: number, width: number, wanted: number): Superpixels {
  const colours = labOf(data);
  const spacing = Math.sqrt((height * width) / Math.min(wanted, height * width));
  const rows = Math.max(1, Math.round(height / spacing));
  const columns = Math.max(1, Math.round(width / spacing));
  const centres = Array.from({ length: rows * columns }, (_, k) => {
    const y = ((Math.floor(k / columns) + 0.5) * height) / rows - 0.5;
    const x = (((k % columns) + 0.5) * width) / columns - 0.5;
    const at = 3 * (Math.round(y) * width + Math.round(x));
    return [colours[at]!, colours[at + 1]!, colours[at + 2]!, y, x];
  });
  const labels = new Int32Array(height * width);
  for (let round = 0; round < ROUNDS; round++) {
    const nearest = new Float64Array(height * width).fill(Infinity);
    centres.forEach(([l, a, b, cy, cx], k) => {
      const reach = 2 * spacing;
      for (let y = Math.max(0, Math.ceil(cy! - reach)); y <= Math.min(height - 1, cy! + reach); y++)
        for (let x = Math.max(0, Math.ceil(cx! - reach)); x <= Math.min(width - 1, cx! + reach); x++) {
          const i = y * width + x;
          const colour =
            (colours[3 * i]! - l!) ** 2 + (colours[3 * i + 1]! - a!) ** 2 + (colours[3 * i + 2]! - b!) ** 2;
          const distance = colour + (COMPACTNESS / spacing) ** 2 * ((y - cy!) ** 2 + (x - cx!) ** 2);
          if (distance >= nearest[i]!) continue;
          nearest[i] = distance;
          labels[i] = k;
        }
    });
    const sums = centres.map(() => [0, 0, 0, 0, 0, 0]);
    labels.forEach((label, i) => {
      const sum = sums[label]!;
      const values = [colours[3 * i]!, colours[3 * i + 1]!, colours[3 * i + 2]!, Math.floor(i / width), i % width, 1];
      values.forEach((value, at) => (sum[at]! += value));
    });
    sums.forEach((sum, k) => {
      if (sum[5]! > 0) centres[k] = sum.slice(0, 5).map((value) => value / sum[5]!);
    });
  }
  return joined(labels, height, width, spacing * spacing);
}

/**
 * Labels of connected pieces, numbered from 0. One of less than a quarter of the usual size joins the smallest piece beside
 * it, unless that has twice the usual size already.
 */
function joined(labels: Int32Array, height: number, width: number, usual: number): Superpixels {
  const pieces = new Int32Array(labels.length).fill(-1);
  const sizes: number[] = [];
  for (let start = 0; start < labels.length; start++) {
    if (pieces[start] !== -1) continue;
    const piece = [start];
    const beside = new Set<number>();
    pieces[start] = sizes.length;
    for (let at = 0; at < piece.length; at++)
      for (const next of neighbours(piece[at]!, height, width)) {
        if (pieces[next] === -1 && labels[next] === labels[start]) {
          pieces[next] = sizes.length;
          piece.push(next);
        } else if (pieces[next] !== -1 && pieces[next] !== sizes.length) beside.add(pieces[next]!);
      }
    const [smallest] = [...beside].sort((a, b) => sizes[a]! - sizes[b]!);
    if (piece.length < usual / 4 && smallest !== undefined && sizes[smallest]! < 2 * usual) {
      piece.forEach((i) => (pieces[i] = smallest));
      sizes[smallest]! += piece.length;
    } else sizes.push(piece.length);
  }
  return { labels: pieces, count: sizes.length };
}

function neighbours(i: number, height: number, width: number): number[] {
  const [y, x] = [Math.floor(i / width), i % width];
  return [
    ...(x > 0 ? [i - 1] : []),
    ...(x < width - 1 ? [i + 1] : []),
    ...(y > 0 ? [i - width] : []),
    ...(y < height - 1 ? [i + width] : []),
  ];
}

/** CIELAB (D65) of sRGB values in [0, 1]. */
function labOf(data: ArrayLike<number>): Float64Array {
  const lab = new Float64Array(data.length);
  const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const curve = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  for (let i = 0; i < data.length; i += 3) {
    const [r, g, b] = [linear(data[i]!), linear(data[i + 1]!), linear(data[i + 2]!)];
    const x = curve((0.412453 * r + 0.35758 * g + 0.180423 * b) / 0.95047);
    const y = curve(0.212671 * r + 0.71516 * g + 0.072169 * b);
    const z = curve((0.019334 * r + 0.119193 * g + 0.950227 * b) / 1.08883);
    lab[i] = 116 * y - 16;
    lab[i + 1] = 500 * (x - y);
    lab[i + 2] = 200 * (y - z);
  }
  return lab;
}
