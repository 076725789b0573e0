import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { raised } from '@/domain/errors';
import { unsupported, type AttackDescriptor, type SaliencyDescriptor } from '@/domain/method';
import type { ParamSchema, ParamsOf, ParamValues } from '@/domain/params';
import type { Prediction } from '@/domain/picture';
import { classesOf, type Target } from '@/domain/target';
import type { Classifier } from './models/classifier';

/**
 * Progress of a running method: `step` of `total` model calls or iterations are done. An attack that looks at where it
 * starts says so at step 0; a step that is said twice is what the later says (a restart begins where the one before ended).
 */
export interface Step<Preview> {
  readonly step: number;
  readonly total: number;
  /** The result so far; owned by the generator and valid until it is resumed. Absent where it would mean nothing yet. */
  readonly preview?: Preview;
  /** The attacked model's logits [B, C] of the preview, where the step has them anyway; owned as the preview is. */
  readonly logits?: Tensor2D;
}

/**
 * A method's run: yields after every step, so that the caller can show it, let the event loop turn, or stop it by
 * `return()`, in which case every tensor it made is disposed. The returned tensor belongs to the caller.
 */
export type Run<Result> = AsyncGenerator<Step<Result>, Result, void>;

/** What every attack is given. `images` stays the caller's. */
export interface AttackInput {
  readonly model: Classifier;
  /** [B, H, W, 3] in [0, 1]. */
  readonly images: Tensor4D;
  /** The class each picture is pushed away from (the true one, or the model's own clean prediction). */
  readonly labels: readonly number[];
  readonly seed: number;
}

/** An adversarial attack as a value. */
export interface Attack<S extends ParamSchema = ParamSchema> extends AttackDescriptor {
  readonly params: S;
  /** Forward passes a picture: with access to gradients nearly all of them have their backward pass, otherwise they are queries. */
  cost(params: ParamsOf<S>): number;
  /** Adversarial pictures [B, H, W, 3] within [0, 1] and within the budget, in the attack's own norm, of the originals. */
  run(input: AttackInput, params: ParamsOf<S>): Run<Tensor4D>;
}

/** The parameters of each method of a list, by its id. */
export type ParamsById<Methods extends readonly { readonly id: string; readonly params: ParamSchema }[]> = {
  readonly [M in Methods[number] as M['id']]: M['params'];
};

/** What every saliency method is given. */
export interface SaliencyInput {
  readonly model: Classifier;
  /** [B, H, W, 3] in [0, 1]. */
  readonly images: Tensor4D;
  /** What to explain in each picture. */
  readonly targets: readonly Target[];
  readonly seed: number;
}

/** A saliency method as a value. */
export interface SaliencyMethod<S extends ParamSchema = ParamSchema> extends SaliencyDescriptor {
  readonly params: S;
  /** Model calls a picture (a forward-and-backward pass counts as two). */
  cost(params: ParamsOf<S>, input: Pick<SaliencyInput, 'model'>): number;
  /**
   * By how much rounding alone may move a value of the map of class `target`, for a method that takes differences of
   * what the model says of the picture as it is. Absent: by nothing worth telling.
   */
  noise?(params: ParamsOf<S>, clean: Prediction, target: number): number;
  /** Where a map's values sum to what the score of the picture has over that of another, S(x) − S(b): that other, [B, H, W, 3]. */
  reference?(input: Pick<SaliencyInput, 'images' | 'seed'>, params: ParamsOf<S>): Tensor4D;
  /** Signed maps [B, H, W, 3] or [B, H, W, 1] at the input's size, before any display step. */
  run(input: SaliencyInput, params: ParamsOf<S>): Run<Tensor4D>;
}

/** Says that a method's maps are made of these others', by the value of a parameter. */
export function madeOf(
  param: string,
  bases: Readonly<Record<string, Pick<SaliencyDescriptor, 'id' | 'needs'>>>,
): NonNullable<SaliencyDescriptor['madeOf']> {
  const plain = Object.entries(bases).map(([value, { id, needs }]) => [value, { id, needs }] as const);
  return { param, bases: Object.fromEntries(plain) };
}

/** By how much rounding alone may move a value of a method's map, of a class or of the difference of two; see `noise`. */
export function noiseOf<S extends ParamSchema>(
  method: SaliencyMethod<S>,
  params: ParamsOf<S>,
  clean: Prediction,
  target: Target,
): number {
  return classesOf(target).reduce((sum, index) => sum + (method.noise?.(params, clean, index) ?? 0), 0);
}

/** Throws `method-unsupported`, with the reason, where a method cannot be used with a model, with these parameters. */
export function requireSupport(
  method: AttackDescriptor | Pick<SaliencyDescriptor, 'id' | 'needs' | 'madeOf'>,
  { lacks }: Classifier,
  params?: ParamValues,
): void {
  const failure = unsupported(method, lacks, params);
  if (failure) throw raised(failure);
}
