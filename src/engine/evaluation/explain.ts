import { numbersEndToEnd } from '@/domain/end-to-end';
import type { LabelledPictures } from '@/domain/labelled-pictures';
import type { ParamsOf, ParamSchema } from '@/domain/params';
import type { Prediction } from '@/domain/picture';
import { predictionOf } from '@/domain/prediction';
import { targetOf } from '@/domain/target';
import { HeldTensors } from '../held-tensors';
import { noiseOf, requireSupport, type Run, type SaliencyMethod } from '../method';
import type { Classifier } from '../models/classifier';
import { relay } from '../run';
import { batches, checkFit, classify, toTensor } from './batches';

/** One model, many pictures, one saliency method. */
export interface ExplanationInput {
  readonly model: Classifier;
  readonly pictures: LabelledPictures;
  readonly method: SaliencyMethod;
  readonly params: ParamsOf<ParamSchema>;
  /** The class explained: each picture's true one, each picture's predicted one, or one for all. */
  readonly target: 'label' | 'predicted' | number;
  /** Why rather than which other class, of pictures of which it is not the class explained itself. */
  readonly versus?: number | undefined;
  readonly seed: number;
  readonly batch: number;
}

/** The maps, in the order of the pictures. */
export interface Explanation {
  /** [n, height, width, 1 or 3] */
  readonly shape: readonly number[];
  /** Signed values of the method, before any display step. */
  readonly maps: Float32Array<ArrayBuffer>;
  readonly targets: readonly number[];
  readonly predicted: readonly number[];
  /** By how much rounding alone may move a value of each map (`SaliencyMethod.noise`). */
  readonly noise: readonly number[];
  /** Time of the maps alone, read back. */
  readonly milliseconds: number;
}

/** Makes the map of every picture. Steps count pictures. Throws as `requireSupport`, `checkFit` and `classify` do. */
export async function* explain(input: ExplanationInput): Run<Explanation> {
  const { model, pictures, method, params, target, seed } = input;
  requireSupport(method, model, params);
  checkFit(model, pictures);
  const total = pictures.labels.length;
  const parts: Float32Array[] = [];
  const [targets, predicted, noise]: [number[], number[], number[]] = [[], [], []];
  let shape: readonly number[] = [];
  let milliseconds = 0;
  for (const batch of batches(pictures, input.batch)) {
    const tensors = new HeldTensors();
    try {
      const images = tensors.hold(toTensor(batch));
      const { classes, logits } = await classify(model, images);
      const explained =
        target === 'label' ? batch.labels : target === 'predicted' ? classes : classes.map(() => target);
      predicted.push(...classes);
      targets.push(...explained);
      const contrasts = explained.map((index) => targetOf(index, input.versus));
      noise.push(...contrasts.map((each, i) => noiseOf(method, params, prediction(model, logits, i), each)));
      const start = performance.now();
      const run = method.run({ model, images, targets: contrasts, seed: seed + batch.first }, params);
      const map = tensors.hold(
        yield* relay(run, ({ step, total: steps }) => ({
          step: batch.first + (batch.labels.length * step) / (steps + 1),
          total,
        })),
      );
      parts.push((await map.data()) as Float32Array);
      milliseconds += performance.now() - start;
      shape = [total, ...map.shape.slice(1)];
    } finally {
      tensors.dispose();
    }
    yield { step: batch.first + batch.labels.length, total };
  }
  return { shape, maps: numbersEndToEnd(parts), targets, predicted, noise, milliseconds };
}

/** What the model says of picture i, from the logits of a batch. */
function prediction({ classes, scores }: Classifier, logits: Float32Array, i: number): Prediction {
  const own = Float32Array.from(logits.subarray(i * classes.length, (i + 1) * classes.length));
  return predictionOf(own, scores === 'independent');
}
