import type { Superpixels } from './superpixels';

/**
 * The pixels of each segment and all within `radius` of one of them, as places in a picture that is so wide (a binary
 * dilation by a disc); segments overlap then. A segment without a pixel is left out.
 */
export function reachingRegions({ labels, count }: Superpixels, width: number, radius: number): Int32Array[] {
  const height = labels.length / width;
  const disc = discOf(radius);
  const regions: number[][] = Array.from({ length: count }, () => []);
  const members: number[][] = Array.from({ length: count }, () => []);
  labels.forEach((label, i) => members[label]!.push(i));
  /** The last segment that reached a pixel. */
  const reached = new Int32Array(labels.length).fill(-1);
  members.forEach((pixels, label) => {
    const reach = (i: number): void => {
      if (reached[i] === label) return;
      reached[i] = label;
      regions[label]!.push(i);
    };
    for (const i of pixels) {
      reach(i);
      const [y, x] = [Math.floor(i / width), i % width];
      const isAt = (down: number, right: number) =>
        y + down >= 0 && y + down < height && x + right >= 0 && x + right < width;
      // What an inner pixel's disc reaches, that of a pixel at the edge does too.
      if (!AROUND.some(([down, right]) => isAt(down, right) && labels[i + down * width + right] !== label)) continue;
      for (const [down, right] of disc) if (isAt(down, right)) reach(i + down * width + right);
    }
  });
  return regions.filter(({ length }) => length > 0).map((region) => Int32Array.from(region));
}

/** The eight neighbours: rows down, columns right. */
const AROUND = discOf(1.5);

/** All places as near as that, but the middle: rows down, columns right. */
function discOf(radius: number): (readonly [number, number])[] {
  const side = Array.from({ length: 2 * Math.floor(radius) + 1 }, (_, i) => i - Math.floor(radius));
  return side.flatMap((down) =>
    side.flatMap((right) => {
      const distance = Math.hypot(down, right);
      return distance > 0 && distance <= radius ? [[down, right] as const] : [];
    }),
  );
}
