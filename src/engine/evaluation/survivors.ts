import { choosePictures, type LabelledPictures } from '@/domain/labelled-pictures';
import type { ParamsOf, ParamSchema } from '@/domain/params';
import type { Attack, Run, Step } from '../method';
import type { Classifier } from '../models/classifier';
import { relay } from '../run';
import { evaluate } from './evaluate';

/** One more attack on what others left standing. */
export interface SurvivorsInput {
  readonly model: Classifier;
  readonly pictures: LabelledPictures;
  /** Which pictures are still classified as labelled; the others are not attacked again. */
  readonly standing: readonly boolean[];
  readonly attack: { readonly method: Attack; readonly params: ParamsOf<ParamSchema> };
  readonly seed: number;
  readonly batch: number;
}

/**
 * Which pictures are still classified as labelled after the attack: the worst case over several attacks is a chain of
 * these, each on the survivors of the one before. Steps count the pictures attacked. Throws as `evaluate` does.
 */
export async function* survivors({ pictures, standing, ...rest }: SurvivorsInput): Run<boolean[]> {
  const indices = standing.flatMap((stands, i) => (stands ? [i] : []));
  const after = [...standing];
  if (indices.length === 0) return after;
  const run = evaluate({ ...rest, pictures: choosePictures(pictures, indices) });
  const { attackedRight } = yield* relay(run, ({ step, total }): Step<boolean[]> => ({ step, total }));
  indices.forEach((index, i) => (after[index] = attackedRight[i] === true));
  return after;
}
