import * as z from 'zod/mini';
import { cardRemark } from './card-remark.ts';

const share = z.number().check(z.minimum(0), z.maximum(1));
const magnitude = z.number().check(z.nonnegative());
const count = z.int().check(z.nonnegative());
const positive = z.int().check(z.positive());

/** A share of counted pictures with its 95 % Wilson interval; all three in [0, 1]. */
const proportion = z.object({
  value: share,
  low: share,
  high: share,
  count,
  n: positive,
});

const settings = z.record(z.string(), z.union([z.number(), z.string(), z.boolean()]));

/** What every measured line says of how it came about. */
const circumstances = {
  attack: z.string(),
  epsilon255: magnitude,
  params: settings,
  /** The model the attacked pictures were made on, where they were transferred; absent in the white-box case. */
  source: z.optional(z.string()),
  data: z.string(),
  seed: z.int(),
  engine: z.enum(['pytorch', 'limelight']),
  command: z.string(),
};

/** One measured line of a card: which attack, how strong, on what, by which program. */
const measurement = z.object({ ...circumstances, accuracy: proportion });

/** A mean over pictures with its 95 % bootstrap interval. */
const average = z.object({ value: z.number(), low: z.number(), high: z.number(), n: positive });

/** A look at the pictures held out of a training, after `step` steps. */
const look = z.object({
  step: count,
  clean: proportion,
  /** Accuracy under PGD at `epsilon255`. */
  attacked: proportion,
  epsilon255: magnitude,
  /** Mean ‖J‖_F of the logits, pixel units, estimated. */
  jacobianNorm: average,
  /** Mean Spearman correlation of gradient map and blur-perturbation map. */
  agreement: average,
});

/** How a saliency method fares on a model; `metric` is e.g. "ssim" (clean against attacked map) or "gini". */
const saliencyMeasurement = z.object({ ...circumstances, method: z.string(), metric: z.string(), mean: average });

/** How a training on a person's own device went. */
const tuning = z.object({
  /** The model it began with, by id and by name. */
  base: z.string(),
  baseLabel: z.string(),
  steps: count,
  seconds: magnitude,
  /** Classes that the model began to learn from nothing; absent: none. What it answered before is chance then. */
  newClasses: z.optional(positive),
  /** On the pictures held out, before the first step and at the end. */
  before: z.optional(look),
  after: z.optional(look),
  /** Means of the loss and its terms over a few equal parts of the training, in order. */
  log: z.array(
    z.object({
      /** The part's last step. */
      step: positive,
      loss: z.number(),
      crossEntropy: z.number(),
      jacobian: z.optional(z.number()),
      selective: z.optional(z.number()),
      inputGradient: z.optional(z.number()),
    }),
  ),
});

/** Ways a model may want its pixels: [0, 1], [−1, 1], [0, 255], or ImageNet's mean and deviation taken off. */
export const pixelRanges = ['unit', 'signed', 'bytes', 'imagenet'] as const;

export type PixelRange = (typeof pixelRanges)[number];

/**
 * What the scores of a model stand for: classes that exclude each other (softmax), the two answers to one question,
 * made of a single score z as [−z/2, z/2], or labels each of which may hold or not (a sigmoid each).
 */
export const scoreKinds = ['exclusive', 'yes-no', 'independent'] as const;

export type ScoreKind = (typeof scoreKinds)[number];

/** A sentence of a card: of the zoo's as it was written, of others as a code. */
const sentence = z.union([z.string(), cardRemark]);

/** `card.json`, beside every `model.json`: what the model is, how it was made, what was measured. */
export const modelCardSchema = z.object({
  version: z.literal(1),
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]*$/)),
  /** Models of one family share data, classes and input size; "own" for a person's. */
  family: z.string(),
  label: z.string(),
  summary: sentence,
  classes: z.array(z.string()).check(z.minLength(2)),
  inputShape: z.tuple([positive, positive, z.literal(3)]),
  /** How the model's first layer wants pixels; everyone else speaks of [0, 1]. Absent: as they are. */
  pixels: z.optional(z.enum(pixelRanges)),
  /** What its scores stand for; absent: classes that exclude each other. */
  scores: z.optional(z.enum(scoreKinds)),
  parameters: positive,
  /** Size of the weight files: what the first use downloads. */
  weightBytes: positive,
  /** How our recipe or this page trained it; absent where the weights come from elsewhere, see `provenance`. */
  training: z.optional(
    z.object({
      data: z.string(),
      recipe: z.string(),
      settings,
      hardware: z.string(),
      /** PyTorch's version, where it was used. */
      torch: z.optional(z.string()),
    }),
  ),
  tuning: z.optional(tuning),
  provenance: z.optional(sentence),
  measurements: z.array(measurement),
  saliency: z._default(z.array(saliencyMeasurement), []),
  limits: z.array(sentence),
  licence: z.string(),
});

export type ModelCard = z.infer<typeof modelCardSchema>;
export type CardSentence = z.infer<typeof sentence>;
export type Measurement = z.infer<typeof measurement>;
export type SaliencyMeasurement = z.infer<typeof saliencyMeasurement>;
export type Tuning = z.infer<typeof tuning>;
export type Average = z.infer<typeof average>;
export type Proportion = z.infer<typeof proportion>;
