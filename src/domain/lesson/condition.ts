import type { ParamValues } from '../params';
import type { Condition, Look, Range } from './schema';

/** What can be said of the page while a lesson is open. */
export interface LessonFacts {
  readonly attackOn: boolean;
  readonly method: string;
  /** Every parameter of the attack, and of the first explanation. */
  readonly params: ParamValues;
  readonly mapParams: ParamValues;
  readonly source: string;
  readonly frame?: number | undefined;
  readonly maps: readonly string[];
  /** `clean`, `predicted`, or the class by name. */
  readonly explains: string;
  readonly overlay: number;
  /** A sample's id, or `own`. */
  readonly picture: string;
  readonly models: readonly string[];
  /** By models whose answers to the clean and to the attacked picture are final. */
  readonly fooled: readonly string[];
  readonly held: readonly string[];
  /** What the models see now, once all their answers are final. */
  readonly seen: readonly { readonly className: string; readonly percent: number }[];
  readonly looks: readonly Look[];
  readonly drawn: readonly string[];
  readonly forgettingDone: boolean;
  readonly leagueDone: boolean;
  readonly trainedSteps: number;
}

/** Whether all that a condition names holds; `begun` is what there was to see as the step began. */
export function isMet(condition: Condition, facts: LessonFacts, begun: Pick<LessonFacts, 'picture'>): boolean {
  const tests: { readonly [K in keyof Condition]-?: (wanted: NonNullable<Condition[K]>) => boolean } = {
    attack: (wanted) => facts.attackOn === (wanted === 'on'),
    method: (wanted) => facts.method === wanted,
    eps: (wanted) => isWithin(wanted, facts.params['eps']),
    params: (wanted) => haveValues(wanted, facts.params),
    source: (wanted) => facts.source === wanted,
    frame: (wanted) => isWithin(wanted, facts.frame),
    maps: (wanted) => includesAll(facts.maps, wanted),
    mapParams: (wanted) => haveValues(wanted, facts.mapParams),
    explains: (wanted) => facts.explains === wanted,
    overlay: (wanted) => isWithin(wanted, facts.overlay),
    picture: (wanted) => (wanted === 'other' ? facts.picture !== begun.picture : facts.picture === wanted),
    models: (wanted) => includesAll(facts.models, wanted),
    fooled: (wanted) => includesAll(facts.fooled, wanted),
    held: (wanted) => includesAll(facts.held, wanted),
    sure: (wanted) => facts.seen.length > 0 && facts.seen.every(({ percent }) => isWithin(wanted, percent)),
    looks: (wanted) => facts.looks.includes(wanted),
    drawn: (wanted) => includesAll(facts.drawn, wanted),
    forgetting: () => facts.forgettingDone,
    league: () => facts.leagueDone,
    trained: (wanted) => isWithin(wanted, facts.trainedSteps),
  };
  const named = Object.entries(condition) as [keyof Condition, never][];
  return named.every(([name, wanted]) => tests[name](wanted));
}

function isWithin(wanted: Range, value: unknown): boolean {
  if (typeof value !== 'number') return false;
  if (typeof wanted === 'number') return value === wanted;
  return value >= (wanted.from ?? -Infinity) && value <= (wanted.to ?? Infinity);
}

function haveValues(wanted: NonNullable<Condition['params']>, values: ParamValues): boolean {
  return Object.entries(wanted).every(([name, value]) =>
    typeof value === 'object' || typeof value === 'number' ? isWithin(value, values[name]) : values[name] === value,
  );
}

function includesAll(there: readonly string[], wanted: string | readonly string[]): boolean {
  return [wanted].flat().every((one) => there.includes(one));
}
