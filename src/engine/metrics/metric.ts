import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { DisplayMap } from '@/domain/display';
import type { MetricDescriptor } from '@/domain/map-metric';
import type { ParamsOf, ParamSchema } from '@/domain/params';
import type { SaliencyMap } from '@/domain/picture';
import type { Target } from '@/domain/target';
import type { Run, SaliencyMethod } from '../method';
import type { Classifier } from '../models/classifier';

/** A method with all its parameters. */
export interface Explainer {
  readonly method: SaliencyMethod;
  readonly params: ParamsOf<ParamSchema>;
}

/** A map that is judged, and who made it. */
export interface Judged {
  readonly explainer: Explainer;
  /** As the method defines it. */
  readonly map: SaliencyMap;
  /** One value a pixel, as it is shown (`reduceMap`). */
  readonly shown: DisplayMap;
}

/** One picture, what of it is explained, and by which model. */
export interface MetricInput {
  readonly model: Classifier;
  /** [1, H, W, 3] in [0, 1]; the caller's. */
  readonly image: Tensor4D;
  /** What all maps explain. */
  readonly target: Target;
  /** The same picture under attack; metrics that need it are not asked without. */
  readonly attacked?: Tensor4D;
  readonly seed: number;
}

/** What a metric says of a map: one number, not a number where it is not defined; and the curve that it is the area under. */
export interface MetricValue {
  readonly value: number;
  readonly curve?: Float32Array<ArrayBuffer>;
}

/** A measure of maps as a value. It is given many maps of one picture at once: what the model is asked for serves all. */
export interface MapMetric extends MetricDescriptor {
  /** Model calls of judging these maps (a forward-and-backward pass counts as two). */
  cost(judged: readonly Pick<Judged, 'explainer'>[], model: Classifier): number;
  /** A value for each map, in their order. */
  run(input: MetricInput, judged: readonly Judged[]): Run<readonly MetricValue[]>;
}
