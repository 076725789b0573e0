import { language } from '.';
import type { FetchedText } from './en/fetched';
import { languages } from './languages';

/** In the language that is spoken; there as soon as `fetchText` has settled, which `FetchedPart` sees to. */
export let fetchedText: FetchedText;

/** Fetch those words in the language that is spoken. */
export async function fetchText(): Promise<void> {
  const tag = language;
  const words = await languages[tag].fetchedText();
  // Another language may be spoken by now: then its own words are on their way.
  if (tag === language) fetchedText = words;
}
