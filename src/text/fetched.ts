import { language } from '.';
import type { enFetched } from './en/fetched';
import { languages } from './languages';

/** What a language says in the parts of the page that are fetched when they are first opened. */
export type FetchedText = typeof enFetched;

/** In the language that is spoken; there as soon as `fetchText` has settled, which `FetchedPart` sees to. */
export let fetchedText: FetchedText;

/** Fetch those words in the language that is spoken. */
export async function fetchText(): Promise<void> {
  fetchedText = await languages[language].fetchedText();
}
