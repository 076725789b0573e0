import type { Failures, Outcome } from '@/domain/errors';

/** What a person reads of a failure: what happened, and what to do next. Both are sentences. */
export interface Words {
  readonly message: string;
  readonly hint: string;
}

/** The words for every reason of some codes. */
export type WordsFor<Table> = {
  readonly [C in keyof Table]: { readonly [R in keyof Table[C]]: (details: Readonly<Table[C][R]>) => Words };
};

/** What a language says of failures. A reason without words does not compile. */
export type FailureWords = WordsFor<Failures>;

/** What becomes of a failure's words by what was done about it. */
export type OutcomeWords = {
  readonly [K in Outcome['outcome']]: (words: Words, outcome: Extract<Outcome, { outcome: K }>) => Words;
};
