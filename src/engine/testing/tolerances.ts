import type { BackendName } from '@/domain/backend';

/** The backends on which answers of other programs are checked. */
export const checked = ['cpu', 'wasm', 'webgpu'] as const satisfies readonly BackendName[];

/**
 * Relative L2 from float64 answers. float32 and a fixture's six digits need 1e-5; a software WebGPU driver computes as
 * exactly, and a graphics card's own exponentials and divisions are why the pair is not one number.
 */
export const tolerances: Readonly<Record<(typeof checked)[number], number>> = { cpu: 1e-5, wasm: 1e-5, webgpu: 1e-4 };
