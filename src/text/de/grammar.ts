import { plural } from '../plural';

/** Die Form eines Wortes, die zu einer Anzahl gehört. */
export const form = plural('de');

/** Eine Zahl mit Tausenderpunkten. */
export function count(n: number): string {
  return n.toLocaleString('de');
}

/** Der Wert einer Einstellung, mit allen seinen Nachkommastellen: „0,0314“. */
export function decimal(value: number): string {
  return value.toLocaleString('de', { maximumFractionDigits: 10 });
}

/** „32 × 32 × 3“. */
export function times(shape: readonly number[]): string {
  return shape.join(' × ');
}

/** „[32, 32, 3]“, und „beliebig“ für das, was offen ist. */
export function brackets(shape: readonly (number | null | undefined)[]): string {
  return `[${shape.map((length) => length ?? 'beliebig').join(', ')}]`;
}

/** Was wohl gemeint war, vor einem Rat. */
export function didYouMean(near: string | undefined): string {
  return near === undefined ? '' : `Meintest du ${near}? `;
}

/** „ein Bild“, „1.200 Bilder“; im Nominativ oder Akkusativ. */
export function pictures(n: number): string {
  return n === 1 ? 'ein Bild' : `${count(n)} Bilder`;
}

/** „50 MB“. */
export function megabytes(bytes: number): string {
  return `${count(Math.round(bytes / 1e6))} MB`;
}
