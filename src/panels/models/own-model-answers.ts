import type { ModelCard, PixelRange } from '@/domain/model-card';
import { text } from '@/text';

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
export function pixelOptions(): readonly { readonly value: PixelRange; readonly label: string }[] {
  return [
    { value: 'unit', label: '0 … 1' },
    { value: 'signed', label: '−1 … 1' },
    { value: 'bytes', label: '0 … 255' },
    { value: 'imagenet', label: text.models.own.imagenet },
  ];
}

/** The sides in pixels that pictures may have. */
const [LEAST_SIDE, MOST_SIDE] = [8, 1024];

/** The names in a text of one a line; empty lines at the end do not count. */
export function classLines(typed: string): string[] {
  return typed
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.trim());
}

/** The card with the answers in it, or what is wrong with them. */
export function withAnswers(
  card: ModelCard,
  { label, classes, pixels, size }: Answers,
): { readonly card: ModelCard } | { readonly problem: string } {
  const { problems } = text.models.own;
  const names = classLines(classes);
  if (label.trim() === '') return { problem: problems.noName };
  if (names.length !== card.classes.length) return { problem: problems.classCount(card.classes.length, names.length) };
  const empty = names.indexOf('');
  if (empty >= 0) return { problem: problems.noClassName(empty) };
  const side = Number(size);
  if (!Number.isInteger(side) || side < LEAST_SIDE || side > MOST_SIDE)
    return { problem: problems.side(LEAST_SIDE, MOST_SIDE) };
  const inputShape: ModelCard['inputShape'] = side === card.inputShape[0] ? card.inputShape : [side, side, 3];
  return { card: { ...card, label: label.trim(), classes: names, pixels, inputShape } };
}
