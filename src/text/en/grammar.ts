import { whole } from '@/domain/format';
import { plural } from '../plural';

/** The form of a word that goes with a count. */
export const form = plural('en');

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
  return n === 1 ? 'one picture' : `${whole(n)} pictures`;
}

/** "50 MB". */
export function megabytes(bytes: number): string {
  return `${whole(Math.round(bytes / 1e6))} MB`;
}
