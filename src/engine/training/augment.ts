import type { Random } from '@/domain/random';
import type { TrainingSettings } from '@/domain/training/params';

/** How one picture is shown: moved by whole pixels, then mirrored left to right. */
export interface Move {
  readonly down: number;
  readonly right: number;
  readonly mirrored: boolean;
}

/** One move a picture: mirrored every other time, moved by up to `crop` of each side in either direction. */
export function drawMoves(
  count: number,
  [height, width]: readonly [number, number, ...number[]],
  { flip, crop }: Pick<TrainingSettings, 'flip' | 'crop'>,
  next: Random,
): Move[] {
  const upTo = (side: number): number => {
    // A reflection reaches as far as the picture is wide, less the pixel it turns at.
    const reach = Math.min(Math.round(crop * side), side - 1);
    return Math.floor(next() * (2 * reach + 1)) - reach;
  };
  return Array.from({ length: count }, () => ({
    down: upTo(height),
    right: upTo(width),
    mirrored: next() < 0.5 && flip,
  }));
}

/**
 * Writes the moved picture [height, width, channels] into `target` from `offset` on, every value times `scale`. What
 * comes in from outside is the picture reflected at its edge, as in the recipe (`crop_and_flip`).
 */
export function moved(
  source: ArrayLike<number>,
  [height, width, channels]: readonly [number, number, number],
  { down, right, mirrored }: Move,
  scale: number,
  target: Float32Array,
  offset: number,
): void {
  for (let y = 0; y < height; y++) {
    const row = reflected(y + down, height) * width;
    for (let x = 0; x < width; x++) {
      const from = (row + reflected((mirrored ? width - 1 - x : x) + right, width)) * channels;
      const to = offset + (y * width + x) * channels;
      for (let c = 0; c < channels; c++) target[to + c] = source[from + c]! * scale;
    }
  }
}

function reflected(position: number, length: number): number {
  if (position < 0) return -position;
  return position < length ? position : 2 * (length - 1) - position;
}
