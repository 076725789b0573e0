import type { LessonFailures } from './failures/lessons';
import type { ModelFailures } from './failures/models';
import type { None } from './failures/none';
import type { Outcome, PageFailures } from './failures/page';
import type { PictureFailures } from './failures/pictures';
import type { SceneFailures } from './failures/scene';
import type { SceneFileFailures } from './failures/scene-files';
import type { TrainingFailures } from './failures/training';
import type { UnsupportedModels } from './failures/unsupported-models';

export type { Outcome } from './failures/page';

/** Every failure a person can meet: by code, its reasons; by reason, what is known of it. Its words are in `text/`. */
export interface Failures
  extends
    PictureFailures,
    SceneFailures,
    SceneFileFailures,
    LessonFailures,
    ModelFailures,
    UnsupportedModels,
    TrainingFailures,
    PageFailures {}

export type ErrorCode = keyof Failures;
export type ReasonOf<C extends ErrorCode> = keyof Failures[C];
export type DetailsOf<C extends ErrorCode, R extends ReasonOf<C>> = Readonly<Failures[C][R]>;

/** A failure as plain data, so that it crosses worker boundaries. */
export type Failure = {
  [C in ErrorCode]: {
    [R in ReasonOf<C>]: {
      readonly code: C;
      readonly reason: R;
      readonly details: DetailsOf<C, R>;
      readonly outcome?: Outcome;
    };
  }[ReasonOf<C>];
}[ErrorCode];

/** Why something failed that fails with this code; details may be left out where there are none. */
export type Fault<C extends ErrorCode> = {
  [R in ReasonOf<C>]: None extends Failures[C][R]
    ? [reason: R, details?: DetailsOf<C, R>, options?: ErrorOptions | undefined]
    : [reason: R, details: DetailsOf<C, R>, options?: ErrorOptions | undefined];
}[ReasonOf<C>];

type AnyFault = { [C in ErrorCode]: [code: C, ...fault: Fault<C>] }[ErrorCode];

/** A failure on its way up the stack. Its `message` is for whoever debugs; people read `words` of it, in `text/`. */
export class LimelightError extends Error {
  readonly code: ErrorCode;
  readonly reason: string;
  readonly details: object;
  readonly outcome?: Outcome;

  constructor(...[code, reason, details = {}, options]: AnyFault) {
    super(`${code}, ${reason} ${JSON.stringify(details)}`, options);
    this.name = 'LimelightError';
    this.code = code;
    this.reason = reason;
    this.details = details;
  }
}

/** A failure that came as data, on its way up again. */
export function raised({ code, reason, details, outcome }: Failure): LimelightError {
  return Object.assign(new LimelightError(...([code, reason, details] as AnyFault)), outcome && { outcome });
}

/** How Chromium, Firefox, Safari and Vite call a script or style sheet, asked for when it was needed, that did not come. */
const unfetched =
  /dynamically imported module|importing a module script failed|unable to preload css|failed to load module script/i;

/** Any thrown value as plain data; a part of the page that could not be fetched is told apart, and what is not ours is reported as `internal` with its own message. */
export function toFailure(thrown: unknown): Failure {
  if (thrown instanceof LimelightError) {
    const { code, reason, details, outcome } = thrown;
    return { code, reason, details, ...(outcome && { outcome }) } as Failure;
  }
  const problem = thrown instanceof Error ? thrown.message : String(thrown);
  if (unfetched.test(problem)) return { code: 'page-incomplete', reason: 'part-not-fetched', details: {} };
  return { code: 'internal', reason: 'thrown', details: { problem } };
}
