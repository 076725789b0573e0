import { concat, split, sub, tensor4d, tidy, type Tensor2D, type Tensor4D } from '@tensorflow/tfjs-core';
import { LimelightError } from '@/domain/errors';
import type { MetricDescriptor } from '@/domain/map-metric';
import type { AttackDescriptor, SaliencyDescriptor } from '@/domain/method';
import { resolveParams, type ParamSchema, type ParamsOf, type ParamValues } from '@/domain/params';
import type { Pixels, Prediction, SaliencyMap } from '@/domain/picture';
import { Recorder } from '@/domain/playback';
import { predictionOf } from '@/domain/prediction';
import { classesOf, type Target } from '@/domain/target';
import { attacks, findAttack } from '@/engine/attacks/registry';
import { cascadingRandomisation, type CascadeStep } from '@/engine/evaluation/randomisation';
import { HeldTensors } from '@/engine/held-tensors';
import { noiseOf, requireSupport, type SaliencyInput, type SaliencyMethod, type Step } from '@/engine/method';
import { assess } from '@/engine/metrics/assess';
import { mapMetrics } from '@/engine/metrics/registry';
import { blurredPicture } from '@/engine/metrics/removal';
import type { Classifier } from '@/engine/models/classifier';
import { featureMaps } from '@/engine/models/feature-maps';
import { findSaliency, saliencyMethods } from '@/engine/saliency/registry';
import { classScore, picturesPerStep } from '@/engine/saliency/score';
import { classSynthesis } from '@/engine/synthesis/class-synthesis';
import { drive, type OnStep } from './drive';
import type { LoadedModels } from './loaded-models';
import { OwnTime } from './own-time';
import type { Answer, Ask, Catalogue, Exchanges, Kind, Progress, RandomisedStage } from './protocol';
import type { Desk } from './rpc/host';

/** What the engine can do, as plain data. */
export function catalogue(): Catalogue {
  return {
    attacks: attacks.map((attack) => descriptorOf(attack) as AttackDescriptor),
    saliency: saliencyMethods.map((method) => descriptorOf(method) as SaliencyDescriptor),
    metrics: mapMetrics.map((metric) => descriptorOf(metric) as MetricDescriptor),
  };
}

/** A method without its functions, which no message can carry. */
function descriptorOf(method: object): object {
  return Object.fromEntries(Object.entries(method).filter(([, value]) => typeof value !== 'function'));
}

type Computed = Exclude<Kind, 'start' | 'load' | 'unload' | 'inspect'>;

/** The handlers that compute, on these models: each keeps its model until it is done, even where that is unloaded meanwhile. */
export function computing(models: Pick<LoadedModels, 'use'>): {
  readonly [K in Computed]: (
    ask: Ask<K>,
    desk: Pick<Desk<Exchanges[K]>, 'report'>,
  ) => AsyncGenerator<void, Answer<K>, void>;
} {
  async function* using<T>(modelId: string, work: (model: Classifier) => AsyncGenerator<void, T, void>) {
    const { model, release } = models.use(modelId);
    try {
      return yield* work(model);
    } finally {
      release();
    }
  }
  return {
    predict: (ask) => using(ask.modelId, (model) => steps.predict(model, ask, () => undefined)),
    attack: (ask, { report }) => using(ask.modelId, (model) => steps.attack(model, ask, report)),
    playback: (ask, { report }) => using(ask.modelId, (model) => steps.playback(model, ask, report)),
    explain: (ask, { report }) => using(ask.modelId, (model) => steps.explain(model, ask, report)),
    explainTogether: (ask) => using(ask.modelId, (model) => steps.explainTogether(model, ask, () => undefined)),
    randomise: (ask, { report }) => using(ask.modelId, (model) => steps.randomise(model, ask, report)),
    assess: (ask, { report }) => using(ask.modelId, (model) => steps.assess(model, ask, report)),
    activations: (ask) => using(ask.modelId, (model) => steps.activations(model, ask, () => undefined)),
    synthesise: (ask, { report }) => using(ask.modelId, (model) => steps.synthesise(model, ask, report)),
  };
}

/** What is computed, each step one of the scheduler's. */
const steps: {
  readonly [K in Computed]: (
    model: Classifier,
    ask: Ask<K>,
    report: (progress: Progress<K>) => void,
  ) => AsyncGenerator<void, Answer<K>, void>;
} = {
  async *predict(model, { pixels }) {
    const picture = toTensor(pixels, model);
    try {
      return await predict(model, picture);
    } finally {
      picture.dispose();
    }
  },

  async *attack(model, ask, report) {
    const own = new OwnTime();
    let last: Prediction | undefined;
    const adversarial = yield* attacking(model, ask, own, async ({ step, total, preview, logits }, due) => {
      last = logits && (await toPrediction(logits, model));
      if (!last) await preview?.data();
      // The answer itself comes right after the last step.
      if (!preview || (due && step === total)) report({ step, total });
      else if (due)
        report({
          step,
          total,
          adversarial: await toPixels(preview),
          prediction: last ?? (await predict(model, preview)),
        });
    });
    try {
      const prediction = last ?? (await predict(model, adversarial));
      return { adversarial: await toPixels(adversarial), prediction, milliseconds: own.milliseconds };
    } finally {
      adversarial.dispose();
    }
  },

  async *playback(model, { budget, ...ask }, report) {
    const prediction = yield* steps.predict(model, ask, () => undefined);
    const { target = -1 } = ask.params;
    const goal = typeof target === 'number' && target >= 0 ? target : ask.label;
    let recorder: Recorder | undefined;
    const record = async ({ step, total, preview, logits }: Step<Tensor4D>, due: boolean) => {
      recorder ??= new Recorder(total, goal, { pixels: ask.pixels, prediction }, budget);
      const shown = preview!;
      const said = logits ? await toPrediction(logits, model) : await predict(model, shown);
      recorder.note(step, said);
      if (recorder.keeps(step)) recorder.keep({ step, pixels: await toPixels(shown), prediction: said });
      if (due) report({ step, total });
    };
    const adversarial = yield* attacking(model, ask, new OwnTime(), record);
    adversarial.dispose();
    return recorder!.playback();
  },

  async *explain(model, { pixels, target, saliencyId, params, seed }, report) {
    const method = findSaliency(saliencyId);
    requireSupport(method, model, params);
    requireClasses(model, target);
    const own = new OwnTime();
    const images = toTensor(pixels, model);
    try {
      const settings = complete(method, params);
      const noise = method.noise ? noiseOf(method, settings, await predict(model, images), target) : 0;
      const passes = method.cost(settings, { model });
      const run = method.run({ model, images, targets: [target], seed }, settings);
      const result = yield* drive(run, own, async ({ step, total, preview }, due) => {
        const map = preview && (await toMap(preview, target, noise));
        const milliseconds = own.ofAll(step, total);
        const cost = milliseconds !== undefined && { cost: { passes, milliseconds } };
        if (!map) report({ step, total, ...cost });
        else if (due) report({ step, total, map, ...cost });
      });
      try {
        const { milliseconds } = own;
        const map = await toMap(result, target, noise);
        const difference = await gained({ model, images, targets: [target], seed }, method, settings);
        if (difference === undefined) return { map, milliseconds };
        const sum = map.data.reduce((total, value) => total + value, 0);
        return { map: { ...map, shares: { sum, difference } }, milliseconds };
      } finally {
        result.dispose();
      }
    } finally {
      images.dispose();
    }
  },

  async *explainTogether(model, { asks }) {
    const maps: SaliencyMap[] = [];
    const atOnce = picturesPerStep(model);
    for (let from = 0; from < asks.length; from += atOnce)
      maps.push(...(yield* mapsInOneStep(model, asks.slice(from, from + atOnce))));
    return { maps };
  },

  async *randomise(model, { pixels, target, saliencyId, params, seed }, report) {
    const method = findSaliency(saliencyId);
    requireSupport(method, model, params);
    const { network } = model;
    if (!network) throw new LimelightError('method-unsupported', 'not-taken-apart', {});
    const images = toTensor(pixels, model);
    try {
      const run = cascadingRandomisation({
        ...{ network, method, images, targets: [target], seed },
        params: complete(method, params),
      });
      const cascade = yield* drive(run, new OwnTime(), async ({ step, total, preview }) =>
        report({ step, total, ...(preview && { stage: stageOf(preview.at(-1)!) }) }),
      );
      return { stages: cascade.map(stageOf) };
    } finally {
      images.dispose();
    }
  },

  async *assess(model, { pixels, attacked, explainers, metrics, keep, ...about }, report) {
    requireClasses(model, about.target);
    const tensors = new HeldTensors();
    try {
      const image = tensors.hold(toTensor(pixels, model));
      const run = assess({
        ...{ model, image, ...about },
        ...(attacked && { attacked: tensors.hold(toTensor(attacked, model)) }),
        explainers: explainers.map(({ saliencyId, params }) => {
          const method = findSaliency(saliencyId);
          requireSupport(method, model, params);
          return { method, params: complete(method, params) };
        }),
        metrics: mapMetrics.filter(({ id }) => metrics.includes(id)),
      });
      const { assessments, maps } = yield* drive(run, new OwnTime(), async ({ step, total }) =>
        report({ step, total }),
      );
      if (!keep) return { assessments };
      const { width, height } = pixels;
      return { assessments, kept: { maps, blurred: { width, height, data: await blurredPicture(image) } } };
    } finally {
      tensors.dispose();
    }
  },

  async *activations(model, { clean, attacked, ...choice }) {
    const pictures = tidy(() => concat([clean, ...(attacked ? [attacked] : [])].map((each) => toTensor(each, model))));
    try {
      return await featureMaps(model, pictures, choice);
    } finally {
      pictures.dispose();
    }
  },

  async *synthesise(model, { pixels, target, params, seed }, report) {
    requireSupport(classSynthesis, model);
    const picture = toTensor(pixels, model);
    let prediction: Prediction;
    try {
      const run = classSynthesis.run({ model, picture, target, seed }, complete(classSynthesis, params));
      const result = yield* drive(run, new OwnTime(), async ({ step, total, preview, logits }, due) => {
        prediction = await toPrediction(logits!, model);
        if (!due || step === total) report({ step, total });
        else report({ step, total, preview: { pixels: await toPixels(preview!), prediction, target } });
      });
      try {
        return { pixels: await toPixels(result), prediction: prediction!, target };
      } finally {
        result.dispose();
      }
    } finally {
      picture.dispose();
    }
  },
};

/** The maps of several pictures by one method that takes one step, in one call of the model. */
async function* mapsInOneStep(model: Classifier, asks: readonly Ask<'explain'>[]) {
  const [{ saliencyId, params, seed }] = asks as [Ask<'explain'>];
  const method = findSaliency(saliencyId);
  requireSupport(method, model, params);
  const targets = asks.map(({ target }) => target);
  targets.forEach((target) => requireClasses(model, target));
  const tensors = new HeldTensors();
  try {
    const images = tensors.hold(tidy(() => concat(asks.map(({ pixels }) => toTensor(pixels, model)))));
    const run = method.run({ model, images, targets, seed }, complete(method, params));
    const together = tensors.hold(
      yield* drive(run, new OwnTime(), async ({ preview }) => {
        await preview?.data();
      }),
    );
    const maps = split<Tensor4D>(together, targets.length).map((map) => tensors.hold(map));
    return await Promise.all(maps.map((map, index) => toMap(map, targets[index]!, 0)));
  } finally {
    tensors.dispose();
  }
}

function requireClasses(model: Classifier, target: Target): void {
  const missing = classesOf(target).find((index) => index >= model.classes.length);
  if (missing !== undefined) throw new LimelightError('method-unsupported', 'no-class', { index: missing });
}

/** A step of one picture, in memory of its own: it goes to the page while the run goes on with the maps. */
function stageOf({ randomised, maps, spearman }: CascadeStep): RandomisedStage {
  const [map] = maps;
  return {
    ...(randomised !== undefined && { layer: randomised }),
    map: { ...map!, values: map!.values.slice() },
    spearman: spearman[0]!,
  };
}

/** What the score of the picture has over that of the method's reference, S(x) − S(b), where it shares that out. */
async function gained(
  { model, images, targets, seed }: SaliencyInput,
  method: SaliencyMethod,
  params: ParamValues,
): Promise<number | undefined> {
  if (!method.reference) return undefined;
  const kind = params['score'] === 'contrast' ? 'contrast' : 'logit';
  const difference = tidy(() => {
    const [own, other] = [images, method.reference!({ images, seed }, params)].map((pictures) =>
      classScore(model.logits(pictures), targets, kind),
    );
    return sub(own!, other!);
  });
  const [value] = await difference.data();
  difference.dispose();
  return value;
}

/** Makes an attack step by step; the picture that comes of it belongs to the caller. */
async function* attacking(
  model: Classifier,
  { pixels, label, attackId, params, seed }: Ask<'attack'>,
  own: OwnTime,
  onStep: OnStep<Tensor4D>,
): AsyncGenerator<void, Tensor4D, void> {
  const attack = findAttack(attackId);
  requireSupport(attack, model);
  const images = toTensor(pixels, model);
  try {
    const run = attack.run({ model, images, labels: [label], seed }, complete(attack, params));
    return yield* drive(run, own, onStep);
  } finally {
    images.dispose();
  }
}

/** One picture as a tensor [1, H, W, 3] of the model's input size. */
function toTensor(pixels: Pixels, model: Classifier): Tensor4D {
  const [height, width, channels] = model.inputShape;
  if (pixels.width !== width || pixels.height !== height)
    throw new LimelightError('internal', 'picture-of-other-size', {
      takes: [width, height],
      given: [pixels.width, pixels.height],
    });
  return tensor4d(pixels.data, [1, height, width, channels]);
}

async function predict(model: Classifier, picture: Tensor4D): Promise<Prediction> {
  const logits = tidy(() => model.logits(picture));
  try {
    return await toPrediction(logits, model);
  } finally {
    logits.dispose();
  }
}

async function toPrediction(logits: Tensor2D, model: Classifier): Promise<Prediction> {
  const values = new Float32Array(await logits.data<'float32'>());
  return predictionOf(finite(values), model.scores === 'independent');
}

async function toPixels(picture: Tensor4D): Promise<Pixels> {
  const [, height, width] = picture.shape;
  return { width, height, data: finite(new Float32Array(await picture.data<'float32'>())) };
}

async function toMap(map: Tensor4D, explained: Target, noise: number): Promise<SaliencyMap> {
  const [, height, width, channels] = map.shape;
  const [target, versus] = classesOf(explained) as [number, number?];
  const data = finite(new Float32Array(await map.data<'float32'>()));
  return { width, height, channels, target, ...(versus !== undefined && { versus }), noise, data };
}

function finite(values: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  if (values.every(Number.isFinite)) return values;
  throw new LimelightError('numerical-failure', 'not-numbers');
}

function complete<S extends ParamSchema>(method: { id: string; params: S }, given: ParamValues): ParamsOf<S> {
  const { params, problems } = resolveParams(method.params, given);
  const problem = problems[0];
  if (problem) throw new LimelightError('scene-bad-parameter', 'of-method', { method: method.id, problem });
  return params;
}
