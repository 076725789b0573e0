/** Every sentence about a failure comes from here: by language, one folder each. English is whole; what another lacks is said in English. */
import type { ErrorCode, Failure } from '@/domain/errors';
import type { CardSentence } from '@/domain/model-card';
import type { SkipReason } from '@/domain/training/reading-notes';
import { pictures as german } from './de/failures/pictures';
import { cardRemark } from './en/card-remarks';
import { failures, outcomes } from './en/failures';
import * as en from './en/reading-notes';
import type { FailureWords, Words } from './words';

export { backendReason, backendRefusal, shortBackendNames } from './en/backends';
export { familyWords } from './en/families';
export { cropWords, pictureNote, regionNames } from './en/pictures';
export { readingNote } from './en/reading-notes';

/** The languages there are, by their tags. */
const languages: Readonly<Record<string, Partial<FailureWords>>> = { en: failures, de: german };

type Reasons = Readonly<Record<string, (details: never) => Words>>;
let spoken: Readonly<Partial<Record<ErrorCode, Reasons>>> = failures;

/** Speak a language from now on; English where there is none of that tag. */
export function speak(language: string | null): void {
  spoken = (language !== null && Object.hasOwn(languages, language) && languages[language]) || failures;
}

/** What a person reads of a failure. */
export function words({ code, reason, details, outcome }: Failure): Words {
  const inEnglish: Reasons = failures[code];
  const said = (spoken[code]?.[reason] ?? inEnglish[reason]!)(details as never);
  if (!outcome) return said;
  const settle: (words: Words, outcome: never) => Words = outcomes[outcome.outcome];
  return settle(said, outcome as never);
}

/** Why a file is not learned from, in a sentence. */
export function skipReason(reason: SkipReason): string {
  return en.skipReason(reason, (failure) => words(failure).message);
}

/** A sentence of a model's card, or a remark on the model: as it was written, or worded by its code. */
export function cardSentence(sentence: CardSentence): string {
  return typeof sentence === 'string' ? sentence : cardRemark(sentence);
}
