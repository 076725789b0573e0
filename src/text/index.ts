/** Every sentence about a failure or a method comes from here: by language, one folder each. English is whole. */
import type { Failure } from '@/domain/errors';
import type { SkipReason } from '@/domain/training/reading-notes';
import { failures, outcomes } from './en/failures';
import * as en from './en/reading-notes';
import type { Words } from './words';

export { readingNote } from './en/reading-notes';

/** What a person reads of a failure. */
export function words({ code, reason, details, outcome }: Failure): Words {
  const reasons: Readonly<Record<string, (details: never) => Words>> = failures[code];
  const said = reasons[reason]!(details as never);
  if (!outcome) return said;
  const settle: (words: Words, outcome: never) => Words = outcomes[outcome.outcome];
  return settle(said, outcome as never);
}

/** Why a file is not learned from, in a sentence. */
export function skipReason(reason: SkipReason): string {
  return en.skipReason(reason, (failure) => words(failure).message);
}
