import type { TrainingSettings } from './params';

/**
 * A training between two steps, as plain values that survive `structuredClone` and IndexedDB. What is random in a step
 * depends on the seed and the step's number alone, so the step is the cursor into the data as well. Together with the
 * starting network and the data, a training goes on from here exactly as if it had never stopped.
 */
export interface Checkpoint {
  readonly version: 2;
  readonly settings: TrainingSettings;
  /** Pictures a step; `settings.batch` where that is not automatic. */
  readonly batch: number;
  /** Steps done. */
  readonly step: number;
  /** Weights that learn, in the network's order, end to end. */
  readonly weights: Float32Array<ArrayBuffer>;
  /** Their running average, as long. */
  readonly average: Float32Array<ArrayBuffer>;
  /** The optimiser's running moments, each as long: first and second for AdamW, velocity alone for SGD. */
  readonly moments: readonly Float32Array<ArrayBuffer>[];
  /** Perturbation maps of the training pictures, bytes scaled by each map's peak, where they have been made. */
  readonly maps?: PerturbationMaps;
}

/** Maps on the perturbation grid: `values[(picture * rows + row) * columns + column]`, 255 at each map's peak. */
export interface PerturbationMaps {
  readonly rows: number;
  readonly columns: number;
  readonly values: Uint8Array<ArrayBuffer>;
}
