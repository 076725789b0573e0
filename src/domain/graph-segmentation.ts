import type { Pixels } from './picture';
import type { Superpixels } from './superpixels';

/** Segments of a picture, so large as is wished. */
export type Segmentation = (size: {
  /** k: the larger, the larger the segments; for colours in [0, 1] 255ths of it, as scikit-image has it. */
  readonly scale: number;
  /** Fewest pixels of a segment: what is smaller joins the neighbour that it is most like. */
  readonly fewest: number;
}) => Superpixels;

/**
 * Segments of a picture by Felzenszwalb and Huttenlocher (2004): pixels are joined along the edges between the eight
 * neighbours, from the weakest on (the distance of their colours), where an edge is weaker than each side's own strongest
 * plus k / its size. The picture is smoothed before, by a Gaussian of `sigma` pixels.
 */
export function graphSegmentation(picture: Pixels, sigma: number): Segmentation {
  const { width, height } = picture;
  const { from, to, costs } = edgesOf(smoothed(picture, sigma), width, height);
  const order = Uint32Array.from(costs.keys()).sort((a, b) => costs[a]! - costs[b]!);
  return ({ scale, fewest }) => {
    const parent = Int32Array.from({ length: width * height }, (_, i) => i);
    const size = new Int32Array(width * height).fill(1);
    const strongest = new Float64Array(width * height);
    const root = (i: number): number => {
      while (parent[i] !== i) {
        parent[i] = parent[parent[i]!]!;
        i = parent[i]!;
      }
      return i;
    };
    const join = (a: number, b: number): number => {
      const [under, over] = size[a]! < size[b]! ? [a, b] : [b, a];
      parent[under] = over;
      size[over]! += size[under]!;
      return over;
    };
    const k = scale / 255;
    for (const edge of order) {
      const [a, b, cost] = [root(from[edge]!), root(to[edge]!), costs[edge]!];
      if (a !== b && cost < Math.min(strongest[a]! + k / size[a]!, strongest[b]! + k / size[b]!))
        strongest[join(a, b)] = cost;
    }
    for (const edge of order) {
      const [a, b] = [root(from[edge]!), root(to[edge]!)];
      if (a !== b && Math.min(size[a]!, size[b]!) < fewest) join(a, b);
    }
    const names = new Map<number, number>();
    const labels = Int32Array.from(parent, (_, i) => {
      const top = root(i);
      if (!names.has(top)) names.set(top, names.size);
      return names.get(top)!;
    });
    return { labels, count: names.size };
  };
}

/** The edges between a pixel and its eight neighbours, each once, and how far apart their colours are. */
function edgesOf(colours: Float64Array, width: number, height: number) {
  const most = 4 * width * height;
  const [from, to, costs] = [new Int32Array(most), new Int32Array(most), new Float64Array(most)];
  let count = 0;
  const towards = [
    [1, 0],
    [0, 1],
    [1, 1],
    [1, -1],
  ] as const;
  for (const [right, down] of towards)
    for (let y = Math.max(0, -down); y < height - Math.max(0, down); y++)
      for (let x = 0; x < width - right; x++) {
        const [a, b] = [y * width + x, (y + down) * width + x + right];
        let square = 0;
        for (let c = 0; c < 3; c++) square += (colours[3 * a + c]! - colours[3 * b + c]!) ** 2;
        from[count] = a;
        to[count] = b;
        costs[count] = Math.sqrt(square);
        count += 1;
      }
  return { from, to, costs: costs.subarray(0, count) };
}

/** Each colour blurred by a Gaussian cut off at four σ; beyond an edge stands the picture's mirror image. */
function smoothed({ width, height, data }: Pixels, sigma: number): Float64Array {
  const reach = Math.floor(4 * sigma + 0.5);
  const bell = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-0.5 * ((i - reach) / sigma) ** 2));
  const whole = bell.reduce((sum, weight) => sum + weight, 0);
  const weights = bell.map((weight) => weight / whole);
  /** Along lines of `length` pixels, `step` apart from each other; the lines begin at `starts`. */
  const along = (values: ArrayLike<number>, length: number, step: number, starts: readonly number[]) => {
    const blurred = new Float64Array(values.length);
    const sources = Array.from({ length }, (_, at) => weights.map((__, i) => step * mirrored(at + i - reach, length)));
    for (const start of starts)
      sources.forEach((places, at) => {
        for (let c = 0; c < 3; c++) {
          let sum = 0;
          for (let i = 0; i < places.length; i++) sum += weights[i]! * values[3 * (start + places[i]!) + c]!;
          blurred[3 * (start + step * at) + c] = sum;
        }
      });
    return blurred;
  };
  const columns = along(data, height, width, [...Array(width).keys()]);
  return along(
    columns,
    width,
    1,
    Array.from({ length: height }, (_, y) => y * width),
  );
}

/** A place beyond the ends of a line as it is within, the line being mirrored there. */
function mirrored(at: number, length: number): number {
  const turn = ((at % (2 * length)) + 2 * length) % (2 * length);
  return turn < length ? turn : 2 * length - 1 - turn;
}
