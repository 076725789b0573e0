import type { LabelledPictures } from '@/domain/labelled-pictures';
import type { Proportion } from '@/domain/model-card';
import type { ParamsOf, ParamSchema } from '@/domain/params';
import { perturbationNorms } from '@/domain/perturbation';
import { mean, shareOf } from '@/domain/statistics';
import { HeldTensors } from '../held-tensors';
import { requireSupport, type Attack, type Run } from '../method';
import type { Classifier } from '../models/classifier';
import { relay } from '../run';
import { batches, checkFit, classify, readRightly, toTensor } from './batches';

/** One model, many pictures, at most one attack. */
export interface EvaluationInput {
  readonly model: Classifier;
  readonly pictures: LabelledPictures;
  /** Absent: only the clean pictures are classified. */
  readonly attack?: { readonly method: Attack; readonly params: ParamsOf<ParamSchema> };
  /** The model the attack works on, where its pictures are transferred; otherwise `model` itself. */
  readonly source?: Classifier;
  readonly seed: number;
  /** Pictures at once. Part of what a seed means: each batch draws its own random starts. */
  readonly batch: number;
}

/** What came out, picture by picture in the order of the set. */
export interface Evaluation {
  readonly labels: readonly number[];
  readonly cleanClasses: readonly number[];
  readonly attackedClasses: readonly number[];
  /** Whether each is read as its label says (`readRightly`). */
  readonly cleanRight: readonly boolean[];
  readonly attackedRight: readonly boolean[];
  /** ‖δ‖∞ and ‖δ‖₂ over all pixels and channels, pixels in [0, 1]. */
  readonly norms: readonly { readonly linf: number; readonly l2: number }[];
  /** Attacked pictures, NHWC (the clean ones where there is no attack). */
  readonly adversarial: Float32Array<ArrayBuffer>;
  /** Logits of the attacked pictures, [n, classes]. */
  readonly logits: Float32Array<ArrayBuffer>;
  /** Time of the attack alone, its result read back. */
  readonly attackMs: number;
}

/**
 * Attacks the pictures with their true labels (a picture misread when clean is attacked all the same) and classifies
 * clean and attacked ones. Steps count pictures, and go on within a batch as its attack does. Throws as
 * `requireSupport`, `checkFit` and `classify` do.
 */
export async function* evaluate(input: EvaluationInput): Run<Evaluation> {
  const { model, pictures, attack, source = model, seed } = input;
  if (attack) requireSupport(attack.method, source);
  checkFit(model, pictures);
  checkFit(source, pictures);
  const total = pictures.labels.length;
  const adversarial = new Float32Array(pictures.pixels.length);
  const logits = new Float32Array(total * model.classes.length);
  const [cleanClasses, attackedClasses]: [number[], number[]] = [[], []];
  const [cleanRight, attackedRight]: [boolean[], boolean[]] = [[], []];
  let attackMs = 0;
  for (const batch of batches(pictures, input.batch)) {
    const tensors = new HeldTensors();
    try {
      const images = tensors.hold(toTensor(batch));
      const clean = await classify(model, images);
      cleanClasses.push(...clean.classes);
      cleanRight.push(...readRightly(model, clean.logits, batch.labels));
      if (!attack) {
        adversarial.set(batch.pixels, batch.first * (pictures.pixels.length / total));
        logits.set(clean.logits, batch.first * model.classes.length);
        attackedClasses.push(...clean.classes);
        attackedRight.push(...cleanRight.slice(batch.first));
      } else {
        const start = performance.now();
        const run = attack.method.run(
          { model: source, images, labels: batch.labels, seed: seed + batch.first },
          attack.params,
        );
        const attacked = tensors.hold(
          yield* relay(run, ({ step, total: steps }) => ({
            step: batch.first + (batch.labels.length * step) / (steps + 1),
            total,
          })),
        );
        adversarial.set(await attacked.data(), batch.first * (pictures.pixels.length / total));
        attackMs += performance.now() - start;
        const after = await classify(model, attacked);
        attackedClasses.push(...after.classes);
        attackedRight.push(...readRightly(model, after.logits, batch.labels));
        logits.set(after.logits, batch.first * model.classes.length);
      }
    } finally {
      tensors.dispose();
    }
    yield { step: batch.first + batch.labels.length, total };
  }
  const norms = perturbationNorms(pictures.pixels, adversarial, pictures.pixels.length / total);
  return {
    labels: pictures.labels,
    cleanClasses,
    attackedClasses,
    cleanRight,
    attackedRight,
    norms,
    adversarial,
    logits,
    attackMs,
  };
}

/** The lines of a table. */
export interface EvaluationSummary {
  readonly cleanAccuracy: Proportion;
  /** Share of all pictures classified rightly under attack; those misread when clean count as lost. */
  readonly attackedAccuracy: Proportion;
  /** Whether each picture was classified rightly, for worst cases over several attacks. */
  readonly cleanCorrect: readonly boolean[];
  readonly attackedCorrect: readonly boolean[];
  readonly meanLinf: number;
  readonly meanL2: number;
  readonly msPerPicture: number;
}

/** Counts an evaluation. A picture is right under attack if it was right before and still is. */
export function summarise({ labels, cleanRight, attackedRight, norms, attackMs }: Evaluation): EvaluationSummary {
  const attackedCorrect = labels.map((_, i) => cleanRight[i] === true && attackedRight[i] === true);
  return {
    cleanAccuracy: shareOf(cleanRight),
    attackedAccuracy: shareOf(attackedCorrect),
    cleanCorrect: cleanRight,
    attackedCorrect,
    meanLinf: mean(norms.map(({ linf }) => linf)),
    meanL2: mean(norms.map(({ l2 }) => l2)),
    msPerPicture: attackMs / labels.length,
  };
}
