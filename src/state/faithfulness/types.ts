import type { Failure } from '@/domain/errors';
import type { LeagueRow } from '@/domain/league';
import type { Assessment } from '@/domain/map-metric';
import type { ParamValues } from '@/domain/params';
import type { Pixels, SaliencyMap } from '@/domain/picture';
import type { Target } from '@/domain/target';
import type { SourcePicture } from '../types';

/** Whose maps are judged: those on the screen, or every method that one model allows, with its defaults. */
export type Contestants = { readonly kind: 'shown' } | { readonly kind: 'all'; readonly modelId: string };

/** What they are judged on: the picture on the screen, those held out of CIFAR-10, the samples, or files of the person's. */
export type TestPictures =
  | { readonly kind: 'picture' }
  | { readonly kind: 'bundled' | 'samples'; readonly count: number }
  | { readonly kind: 'files'; readonly files: readonly File[] };

/** What to compare. */
export interface LeagueSetup {
  readonly contestants: Contestants;
  readonly pictures: TestPictures;
  /** Ids of measures. */
  readonly metrics: readonly string[];
}

/** One line of the table: a method, with all its parameters, of a model. */
export interface Contestant {
  readonly modelId: string;
  readonly method: string;
  readonly params: ParamValues;
  readonly signed: boolean;
}

/** A picture as one model sees it. */
export interface SeenPicture {
  readonly pixels: Pixels;
  /** What insertion begins with. */
  readonly blurred: Pixels;
  /** What its maps explain, and what its model calls its classes. */
  readonly target: Target;
  readonly classes: readonly string[];
}

/** The picture whose maps and curves can be looked at. */
export interface LookedAt extends Pick<SourcePicture, 'kind' | 'name'> {
  readonly byModel: ReadonlyMap<string, SeenPicture>;
  /** In the order of the contestants. */
  readonly maps: readonly SaliencyMap[];
}

/** A comparison, from its start on. */
export interface LeagueRun {
  readonly state: 'running' | 'stopped' | 'failed' | 'done';
  readonly contestants: readonly Contestant[];
  /** Ids of measures, in their order. */
  readonly metrics: readonly string[];
  /** Under which attack stability is measured. */
  readonly attack?: string;
  readonly pictures: TestPictures['kind'];
  /** Absent until they are read. */
  readonly total?: number;
  /** The share of the picture at hand that is done. */
  readonly share: number;
  /** How long one picture took on average, in milliseconds. */
  readonly perPicture?: number;
  /** Picture by picture, in the order of the contestants. */
  readonly assessed: readonly (readonly Assessment[])[];
  /** Names of the person's files that could not be read, and are left out. */
  readonly unread: readonly string[];
  /** What they come to, a row for each contestant; none before the first. */
  readonly rows: readonly LeagueRow[];
  /** The first picture. */
  readonly lookedAt?: LookedAt;
  readonly failure?: Failure;
}

export interface LeagueState {
  readonly run?: LeagueRun;
}

export interface LeagueActions {
  /** Begins anew; what ran before is given up. */
  readonly start: (setup: LeagueSetup) => void;
  /** Stops at once; what was found stays. */
  readonly stop: () => void;
  /** Goes on where it was stopped or failed. */
  readonly goOn: () => void;
}
