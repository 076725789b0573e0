import type { LabelledPictures } from '@/domain/labelled-pictures';
import type { Checkpoint, PerturbationMaps } from '@/domain/training/checkpoint';
import type { TrainingData } from '@/domain/training/data';
import type { TrainingSettings } from '@/domain/training/params';
import type { TrainingEvent } from '@/domain/training/record';
import type { Run, Step } from '../method';
import type { Classifier } from '../models/classifier';
import { networkClassifier } from '../models/network-classifier';
import type { Network } from '../network/network';
import { trainable, type Trainable } from '../network/trainable';
import { stop } from '../run';
import { nextTask } from '../tasks';
import { automaticBatch } from './batch-size';
import { check, heldOutSample, type HeldOutSample } from './check';
import { Feeder } from './feed';
import { checkDerivatives, checkTrainingFit } from './fit';
import { Learner } from './learner';
import { countFlat, perturbationMaps } from './perturbation-maps';
import { penaltyPlan } from './schedule';
import { takeStep } from './step';

/** What a trainer is given. */
export interface TrainerInput {
  readonly network: Network;
  readonly data: TrainingData;
  readonly settings: TrainingSettings;
  /** Where it goes on from; of a training of this network with these data and settings. */
  readonly checkpoint?: Checkpoint;
  /** Perturbation maps made before, of these pictures by this network; made anew where they are left out. */
  readonly maps?: PerturbationMaps;
  /** Pictures a step, in place of the checkpoint's or the settings': after running out of memory, say. */
  readonly batch?: number;
}

/** Maps of the model as it learns are renewed at most so often in all, since they take long. */
const RENEWALS = 5;

/** Pictures that a check takes at once. */
const CHECKED_AT_ONCE = 32;

/** One fine-tuning on the backend in use: loss CE + ramp (λ_J R_J + λ_S R_S + λ_G R_G), see `loss.ts` and `penalty.ts`. */
export class Trainer {
  /** Pictures a step. */
  readonly batch: number;
  private readonly trainable: Trainable;
  private readonly learner: Learner;
  private readonly feeder: Feeder;
  private readonly sample: HeldOutSample;
  private step: number;
  private maps: PerturbationMaps | undefined;

  /** Uploads the weights. Throws as `checkTrainingFit` and `checkDerivatives` do. */
  static begin(input: TrainerInput): Trainer {
    checkTrainingFit(input.network, input.data);
    checkDerivatives(input.network, input.settings);
    return new Trainer(input);
  }

  private constructor(private readonly input: TrainerInput) {
    const { network, data, settings, checkpoint, batch } = input;
    this.trainable = trainable(network, settings.layers);
    this.learner = new Learner(this.trainable.parameters, settings, checkpoint);
    this.feeder = new Feeder(data, settings);
    this.sample = heldOutSample(data, settings.seed);
    this.step = checkpoint?.step ?? 0;
    this.batch = batch ?? checkpoint?.batch ?? (settings.batch || automaticBatch(network, data.training.labels.length));
    // Of another batch the selective term sees other pictures.
    this.maps = (checkpoint?.batch === this.batch ? checkpoint.maps : undefined) ?? input.maps;
  }

  /**
   * Trains to the last step. Yields after every step, every part of what is prepared (before the first step, and where
   * the maps of the learning model are renewed) and every part of a look at the pictures held out. The model as it was is
   * looked at after the first step, so that the training begins at once; the learning one every `checkEvery` steps, and
   * at the end both, on more pictures where there are more. Ended early it frees what it holds, and the trainer is as it
   * was after the last whole step.
   *
   * Throws `training-diverged` if the loss or the gradient is no number, before the weights are touched by it.
   */
  async *run(): AsyncGenerator<TrainingEvent, void, void> {
    const { settings } = this.input;
    if (!this.mapsAreDue()) yield* this.tellMaps();
    for (;;) {
      if (this.mapsAreDue()) yield* this.makeMaps();
      if (this.step === 1) yield* this.lookAt(0, this.sample.few);
      if (this.step >= settings.steps) return yield* this.check();
      if (this.step > 0 && this.step % settings.checkEvery === 0) yield* this.lookAt(this.step, this.sample.few);
      const record = await takeStep({ ...this.parts(), settings }, this.step);
      this.step += 1;
      await nextTask();
      yield { kind: 'step', record };
    }
  }

  /** Looks at the pictures held out as at the end of `run`. */
  async *check(): AsyncGenerator<TrainingEvent, void, void> {
    const { few, attacked } = this.sample;
    if (attacked.labels.length > few.labels.length) yield* this.lookAt(0, attacked);
    yield* this.lookAt(this.step, attacked);
  }

  /** Checks the model as it is after `step` steps: now, or at the beginning. */
  private async *lookAt(step: number, pictures: LabelledPictures): AsyncGenerator<TrainingEvent, void, void> {
    const { network, settings } = this.input;
    const { explained } = this.sample;
    const { result, milliseconds } = yield* this.withModel(
      step === 0 ? this.classifier(network) : this.averaged(),
      (model) =>
        asEvents(check(model, pictures, explained, settings, Math.min(this.batch, CHECKED_AT_ONCE)), (each) => ({
          kind: 'checking',
          done: each.step,
          total: each.total,
        })),
    );
    yield { kind: 'check', record: { step, ...result, milliseconds } };
  }

  /** The network with the running average of its weights. */
  async network(): Promise<Network> {
    return this.trainable.withValues(await this.learner.readAverage());
  }

  /** Everything needed to go on from here. */
  async checkpoint(): Promise<Checkpoint> {
    const { batch, step, maps } = this;
    const { settings } = this.input;
    return { version: 2, settings, batch, step, ...(await this.learner.read()), ...(maps && { maps }) };
  }

  /** Frees the weights. */
  dispose(): void {
    this.learner.dispose();
    this.trainable.dispose();
  }

  private parts() {
    const { trainable, learner, feeder, batch, maps } = this;
    return { trainable, learner, feeder, batch, maps };
  }

  private mapsAreDue(): boolean {
    const { settings, data } = this.input;
    if (settings.lambdaS === 0 || this.step >= settings.steps) return false;
    if (!this.maps) return true;
    const epoch = data.training.labels.length / this.batch;
    const interval = Math.ceil(Math.max(epoch, settings.steps / RENEWALS));
    return settings.maskSource === 'self' && this.step > 0 && this.step % interval === 0;
  }

  private async *makeMaps(): AsyncGenerator<TrainingEvent, void, void> {
    const { network, data, settings } = this.input;
    const { shape, training } = data;
    const { batch } = this;
    const wanted = this.selected();
    const { result } = yield* this.withModel(
      settings.maskSource === 'self' ? this.averaged() : this.classifier(network),
      (model) =>
        asEvents(perturbationMaps({ model, pictures: training, shape, wanted, batch }), ({ step, total }) => ({
          kind: 'preparing',
          done: step,
          total,
        })),
    );
    this.maps = result;
    yield* this.tellMaps();
  }

  /** The pictures that the selective term sees. */
  private selected(): number[] {
    const { settings } = this.input;
    const { batch, feeder } = this;
    return feeder.order.within(settings.steps, batch, (step) => penaltyPlan(step, batch, settings).selective);
  }

  private *tellMaps(): Generator<TrainingEvent, void, void> {
    const pictures = this.selected();
    if (!this.maps || pictures.length === 0) return;
    yield {
      kind: 'maps',
      record: { step: this.step, pictures: pictures.length, flat: countFlat(this.maps, pictures) },
    };
  }

  private classifier(network: Network): Classifier {
    // Trained by cross-entropy: whatever the base's labels were, these classes exclude each other.
    return networkClassifier('training', this.input.data.classes, { ...network, scores: 'exclusive' });
  }

  private async averaged(): Promise<Classifier> {
    return this.classifier(await this.network());
  }

  /** Work with a model that is freed afterwards. */
  private async *withModel<Result>(
    made: Classifier | Promise<Classifier>,
    work: (model: Classifier) => AsyncGenerator<TrainingEvent, Result, void>,
  ): AsyncGenerator<TrainingEvent, Result, void> {
    const model = await made;
    try {
      return yield* work(model);
    } finally {
      model.dispose();
    }
  }
}

/** A run's steps as events; ending these ends the run. Its result, with the time that it took by itself. */
async function* asEvents<Result>(
  run: Run<Result>,
  event: (step: Step<Result>) => TrainingEvent,
): AsyncGenerator<TrainingEvent, { readonly result: Result; readonly milliseconds: number }, void> {
  let ended = false;
  let milliseconds = 0;
  try {
    for (;;) {
      const started = performance.now();
      const state = await run.next();
      milliseconds += performance.now() - started;
      if (state.done) {
        ended = true;
        return { result: state.value, milliseconds };
      }
      yield event(state.value);
    }
  } finally {
    if (!ended) await stop(run);
  }
}
