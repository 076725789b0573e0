/** Every failure a person can meet, by code. The sentence and the next step travel with the code. */
export type ErrorCode =
  | 'picture-empty'
  | 'picture-missing'
  | 'picture-not-an-image'
  | 'picture-unsupported'
  | 'picture-not-on-device'
  | 'picture-damaged'
  | 'picture-too-large'
  | 'scene-unknown-model'
  | 'scene-unknown-attack'
  | 'scene-unknown-saliency'
  | 'scene-unknown-sample'
  | 'scene-unknown-backend'
  | 'scene-bad-parameter'
  | 'scene-too-long'
  | 'scene-unreadable'
  | 'backend-unavailable'
  | 'backend-lost'
  | 'model-missing'
  | 'model-corrupt'
  | 'model-unsupported'
  | 'model-too-large'
  | 'model-not-on-device'
  | 'model-untrainable'
  | 'data-missing'
  | 'data-corrupt'
  | 'data-too-large'
  | 'data-unfit'
  | 'storage-full'
  | 'storage-unavailable'
  | 'page-incomplete'
  | 'camera-refused'
  | 'camera-missing'
  | 'method-unsupported'
  | 'numerical-failure'
  | 'training-diverged'
  | 'training-unfit'
  | 'training-elsewhere'
  | 'training-flat-maps'
  | 'out-of-memory'
  | 'worker-crashed'
  | 'internal';

/** A failure as plain data, so that it crosses worker boundaries. */
export interface Failure {
  readonly code: ErrorCode;
  /** What happened, in one sentence a person understands. */
  readonly message: string;
  /** What to do next. */
  readonly hint: string;
}

/** A failure on its way up the stack. */
export class LimelightError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly hint: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'LimelightError';
  }
}

/** How Chromium, Firefox, Safari and Vite call a script or style sheet, asked for when it was needed, that did not come. */
const unfetched =
  /dynamically imported module|importing a module script failed|unable to preload css|failed to load module script/i;

/** Any thrown value as plain data; a part of the page that could not be fetched is told apart, and what is not ours is reported as `internal` with its own message. */
export function toFailure(thrown: unknown): Failure {
  if (thrown instanceof LimelightError) return { code: thrown.code, message: thrown.message, hint: thrown.hint };
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  if (unfetched.test(detail))
    return {
      code: 'page-incomplete',
      message: 'A part of this page could not be fetched.',
      hint: 'Check the connection and try again. If there is a newer version, reload the page; what you set up is kept in its address.',
    };
  return {
    code: 'internal',
    message: `Something went wrong inside Limelight: ${detail}`,
    hint: 'Reload the page; your settings are kept in its address.',
  };
}
