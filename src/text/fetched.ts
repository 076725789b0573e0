import type { SkipReason } from '@/domain/training/reading-notes';
import { language, words } from '.';
import type { FetchedText } from './en/fetched';
import { languages } from './languages';

/** In the language that is spoken; there as soon as `fetchText` has settled, which `FetchedPart` sees to. */
export let fetchedText: FetchedText;

/** Fetch those words in the language that is spoken. */
export async function fetchText(): Promise<void> {
  const tag = language;
  const fetched = await languages[tag].fetchedText();
  // Another language may be spoken by now: then its own words are on their way.
  if (tag === language) fetchedText = fetched;
}

/** Why a file is not learned from, in a sentence. */
export function skipReason(reason: SkipReason): string {
  return fetchedText.skipReason(reason, (failure) => words(failure).message);
}
