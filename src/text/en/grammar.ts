import { plural } from '../plural';

/** The form of a word that goes with a count. */
export const form = plural('en');

/** A number with its thousands apart. */
export function count(n: number): string {
  return n.toLocaleString('en');
}

/** "32 × 32 × 3". */
export function times(shape: readonly number[]): string {
  return shape.join(' × ');
}

/** "[32, 32, 3]", and "any" for what is left open. */
export function brackets(shape: readonly (number | null | undefined)[]): string {
  return `[${shape.map((length) => length ?? 'any').join(', ')}]`;
}

/** What was likely meant, in front of a hint. */
export function didYouMean(near: string | undefined): string {
  return near === undefined ? '' : `Did you mean ${near}? `;
}

/** "one picture", "1,200 pictures". */
export function pictures(n: number): string {
  return n === 1 ? 'one picture' : `${count(n)} pictures`;
}

/** "50 MB". */
export function megabytes(bytes: number): string {
  return `${count(Math.round(bytes / 1e6))} MB`;
}
