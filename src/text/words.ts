import type { Failures, Outcome } from '@/domain/errors';
import type { ChoiceParam, ClassParam, LayerParam, LayerPlace } from '@/domain/params';

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

/** What a person reads of a parameter. */
export interface ParamWords {
  /** What the form shows, e.g. "ε" or "Steps". */
  readonly label: string;
  /** One sentence a newcomer understands. */
  readonly summary: string;
  /** In place of its special value, e.g. "auto". */
  readonly special?: string;
  /** In place of a class: what none in particular means. */
  readonly none?: string;
  /** Of a choice, by its options; of a layer, by its places. */
  readonly options?: Readonly<Record<string, string>>;
}

/** The words for every parameter of a schema. A parameter or an option without words does not compile. */
export type ParamWordsOf<Schema> = {
  readonly [Name in keyof Schema]: Pick<ParamWords, 'label' | 'summary'> & WordsOfKind<Schema[Name]>;
};

type WordsOfKind<Param> =
  Param extends ChoiceParam<infer Option>
    ? { readonly options: Readonly<Record<Option, string>> }
    : Param extends LayerParam
      ? { readonly options: Readonly<Record<LayerPlace, string>> }
      : Param extends ClassParam
        ? { readonly none: string }
        : Param extends { special: object }
          ? { readonly special: string }
          : unknown;

/** What a person reads of an attack or a saliency method. */
export interface MethodWords {
  readonly label: string;
  /** One line for a newcomer. */
  readonly summary: string;
  /** The formula in plain text, one click away from the summary. */
  readonly formula: string;
  /** The paper, as "Authors, year, title". */
  readonly reference: string;
  readonly params: Readonly<Record<string, ParamWords>>;
}

/** What a person reads of a measure of maps. */
export type MetricWords = Omit<MethodWords, 'params'>;

/** The words for every method of some, given by id the parameters of each. A method without words does not compile. */
export type MethodWordsOf<Params> = {
  readonly [Id in keyof Params]: MethodWords & { readonly params: ParamWordsOf<Params[Id]> };
};

/** What a person reads of a named choice of settings. */
export interface PresetWords {
  readonly label: string;
  /** What to expect, in one sentence. */
  readonly summary: string;
}
