/** What the engine can compute with, from the usually fastest to the one that always works. */
export const BACKENDS = ['webgpu', 'webgl', 'wasm', 'cpu'] as const;
export type BackendName = (typeof BACKENDS)[number];

/** How a backend is called in a sentence. */
export function backendLabel(name: BackendName): string {
  return { webgpu: 'WebGPU', webgl: 'WebGL', wasm: 'WebAssembly', cpu: 'plain JavaScript' }[name];
}

/** Which backend runs, and why this one. */
export interface BackendReport {
  readonly name: BackendName;
  /** True where the GPU API is driven by the processor (SwiftShader, llvmpipe). */
  readonly software: boolean;
  /** One sentence: "WebGPU, the fastest of what this browser offers" or "WebGL, because WebGPU is missing". */
  readonly reason: string;
  /** Every candidate looked at: milliseconds of a calibration gradient, or why it was refused. */
  readonly candidates: readonly BackendCandidate[];
}

/** One backend that was looked at. */
export interface BackendCandidate {
  readonly name: BackendName;
  readonly milliseconds?: number;
  readonly refused?: string;
}
