/** What the engine can compute with, from the usually fastest to the one that always works. */
export const BACKENDS = ['webgpu', 'webgl', 'wasm', 'cpu'] as const;
export type BackendName = (typeof BACKENDS)[number];

/** Where a backend runs. */
export type Place = 'browser' | 'node';

/** Why a backend is not used. */
export type BackendRefusal =
  | {
      readonly why:
        | 'missing'
        | 'missing-in-workers'
        | 'no-adapter'
        | 'no-driver'
        | 'not-starting'
        | 'slow-to-start'
        /** It would run on the processor. */
        | 'software'
        /** Its device was lost again and again. */
        | 'lost-before';
    }
  /** The self-test found another answer, this far off. */
  | { readonly why: 'wrong-values' | 'wrong-gradients'; readonly error: number }
  /** What the backend itself says. */
  | { readonly why: 'failed'; readonly problem: string };

/** Which backend runs, and why this one. */
export interface BackendReport {
  readonly name: BackendName;
  /** True where the GPU API is driven by the processor (SwiftShader, llvmpipe). */
  readonly software: boolean;
  /** True where it was asked for; otherwise it is the fastest of the candidates that work. */
  readonly asked: boolean;
  readonly place: Place;
  /** Every candidate looked at: milliseconds of a calibration gradient, or why it was refused. */
  readonly candidates: readonly BackendCandidate[];
}

/** One backend that was looked at. */
export interface BackendCandidate {
  readonly name: BackendName;
  readonly milliseconds?: number;
  readonly refused?: BackendRefusal;
}
