import { random, shuffled } from '@/domain/random';
import type { Part } from '@/domain/training/data';

/** Which pictures, by index, are learned from and which only checked with. */
export interface Split {
  readonly training: readonly number[];
  readonly heldOut: readonly number[];
}

/** The share of every class that is held out. */
export const heldOutShare = 0.15;

/**
 * Holds out 15 % of every class, at least one picture of each that has two; of a class of one nothing. Pictures whose
 * part is `fixed` are of that part, and do not count. Both parts are in an order shuffled by the seed, so that their
 * beginnings are a fair sample.
 */
export function splitByClass(
  labels: readonly number[],
  seed: number,
  fixed: readonly (Part | undefined)[] = [],
): Split {
  const counts = countsOf(labels.filter((_, i) => fixed[i] === undefined));
  const quota = new Map(
    [...counts].map(([label, n]) => [label, n < 2 ? 0 : Math.max(1, Math.round(heldOutShare * n))]),
  );
  return parted(labels, quota, seed, fixed);
}

/**
 * At most `limit` of the pictures, by index and in their order: as evenly from all classes as their sizes allow, which
 * of a class decided by the seed.
 */
export function chooseEvenly(labels: readonly number[], limit: number, seed: number): readonly number[] {
  if (labels.length <= limit) return labels.map((_, i) => i);
  let left = limit;
  const smallestFirst = [...countsOf(labels)].sort(([, a], [, b]) => a - b);
  const quota = smallestFirst.map(([label, n], i): [number, number] => {
    const share = Math.min(n, Math.floor(left / (smallestFirst.length - i)));
    left -= share;
    return [label, share];
  });
  return [...parted(labels, new Map(quota), seed).heldOut].sort((a, b) => a - b);
}

function countsOf(labels: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

/** In shuffled order, of each class as many as its quota on one side, and the rest on the other. */
function parted(
  labels: readonly number[],
  quota: ReadonlyMap<number, number>,
  seed: number,
  fixed: readonly (Part | undefined)[] = [],
): Split {
  const left = new Map(quota);
  const training: number[] = [];
  const heldOut: number[] = [];
  for (const index of shuffled(labels.length, random(seed))) {
    const label = labels[index]!;
    const part = fixed[index];
    if (part) {
      (part === 'heldOut' ? heldOut : training).push(index);
      continue;
    }
    const free = left.get(label) ?? 0;
    (free > 0 ? heldOut : training).push(index);
    left.set(label, free - 1);
  }
  return { training, heldOut };
}
