import type { ModelCard, PixelRange } from '@/domain/model-card';

/** The form as it is filled in. */
export interface Answers {
  readonly label: string;
  /** One name a line. */
  readonly classes: string;
  readonly pixels: PixelRange;
  /** Side of the pictures in pixels, as typed. */
  readonly size: string;
}

/** Ways a model may want its pixels, as the form calls them. */
export const pixelOptions: readonly { readonly value: PixelRange; readonly label: string }[] = [
  { value: 'unit', label: '0 … 1' },
  { value: 'signed', label: '−1 … 1' },
  { value: 'bytes', label: '0 … 255' },
  { value: 'imagenet', label: 'ImageNet mean and deviation' },
];

/** The names in a text of one a line; empty lines at the end do not count. */
export function classLines(text: string): string[] {
  return text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.trim());
}

/** "3 classes: cat, dog, fox", cut short where there are many. */
export function numberLines(classes: readonly string[]): string {
  const shown = classes.slice(0, 3).join(', ');
  return `${classes.length} classes: ${shown}${classes.length > 3 ? ', …' : ''}`;
}

/** The card with the answers in it, or what is wrong with them. */
export function withAnswers(
  card: ModelCard,
  { label, classes, pixels, size }: Answers,
): { readonly card: ModelCard } | { readonly problem: string } {
  const names = classLines(classes);
  if (label.trim() === '') return { problem: 'The model needs a name.' };
  if (names.length !== card.classes.length)
    return { problem: `The model has ${card.classes.length} classes, but there are ${names.length} names.` };
  const empty = names.indexOf('');
  if (empty >= 0) return { problem: `Class ${empty} has no name.` };
  const side = Number(size);
  if (!Number.isInteger(side) || side < 8 || side > 1024)
    return { problem: 'The picture side must be between 8 and 1024 pixels.' };
  const inputShape: ModelCard['inputShape'] = side === card.inputShape[0] ? card.inputShape : [side, side, 3];
  return { card: { ...card, label: label.trim(), classes: names, pixels, inputShape } };
}
