import { speak } from '..';
import { fetchText } from '../fetched';
import type { LanguageTag } from '../languages';

/** For tests: speaks a language, in the parts of the page too whose words are fetched later. */
export async function speakAll(tag: LanguageTag): Promise<void> {
  await speak(tag);
  await fetchText();
}
