import { whole } from '@/domain/format';
import { plural } from '../plural';

/** The form of a word that goes with a count. */
export const form = plural('es');

/** "[32, 32, 3]", and "cualquiera" for what is left open. */
export function brackets(shape: readonly (number | null | undefined)[]): string {
  return `[${shape.map((length) => length ?? 'cualquiera').join(', ')}]`;
}

/** "«a», «b»". */
export function quoted(names: readonly string[]): string {
  return names.map((name) => `«${name}»`).join(', ');
}

/** What was likely meant, in front of a hint. */
export function didYouMean(near: string | undefined): string {
  return near === undefined ? '' : `¿Querías decir ${near}? `;
}

/** "una imagen", "12.000 imágenes". */
export function pictures(n: number): string {
  return n === 1 ? 'una imagen' : `${whole(n)} imágenes`;
}

/** "50 MB". */
export function megabytes(bytes: number): string {
  return `${whole(Math.round(bytes / 1e6))}\u00a0MB`;
}
