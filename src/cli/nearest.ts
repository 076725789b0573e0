import { closest, distance } from 'fastest-levenshtein';

/** Letters that a beginning must have to count as a short form. */
const SHORT_FORM = 3;

/**
 * The known word that was probably meant: one that is a letter away, otherwise one that begins the word, or that the word
 * begins ("eps" for "epsilon"), otherwise the one of the smallest edit distance, where more than half of the letters stand.
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const asked = word.toLowerCase();
  const found = closest(asked, known);
  const away = distance(asked, found);
  const short = known.filter(
    (each) => Math.min(each.length, asked.length) >= SHORT_FORM && (each.startsWith(asked) || asked.startsWith(each)),
  );
  if (away > 1 && short.length > 0) return closest(asked, short);
  return 2 * away < Math.max(asked.length, found.length) ? found : undefined;
}
