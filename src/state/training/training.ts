import { createStore, type StoreApi } from 'zustand';
import { toFailure } from '@/domain/errors';
import { defaultParams, parseParam } from '@/domain/params';
import { trainingParams, type TrainingSettings } from '@/domain/training/params';
import { trainingPresets } from '@/domain/training/presets';
import { TRAINING_MODEL_ID } from '@/domain/training/in-training';
import type { Learner } from '@/worker/training/protocol';
import type { OwnModel } from '../own-model-storage';
import type { Page } from '../page';
import type { Platform } from '../platform';
import { LiveColumn } from './live-column';
import { freshStart, materialsOf, resumedStart } from './training-start';
import { trainingCard } from './training-card';
import { PictureReader } from './picture-reader';
import { resultOf } from './result';
import { isUnderWay, noRun, type TrainingRun } from './run';
import { TrainingSession, type TrainingStart } from './session';
import { rememberCost } from './time-ahead';
import type { TrainingActions, TrainingState } from './types';

const initial: TrainingState = {
  ...noRun,
  baseId: 'cifar10-standard',
  dataset: 'bundled',
  settings: defaultParams(trainingParams),
  frames: [],
  kept: false,
  atRisk: false,
  elsewhere: false,
};

/** The fine-tuning of a model: what its panel draws and may do, and the parts that carry it out. */
export class Training {
  readonly store: StoreApi<TrainingState & TrainingActions>;
  private readonly session: TrainingSession;
  private readonly pictures: PictureReader;
  /** The column of the training, from its first revision on. */
  private column: LiveColumn | undefined;
  /** The starts asked for so far: one that is overtaken while its files are looked for is dropped. */
  private starts = 0;
  /** The preparations asked for so far, likewise. */
  private preparations = 0;
  /** Which training `saved` tells of. */
  private savedId: string | undefined;

  constructor(
    private readonly platform: Platform,
    private readonly page: Page,
  ) {
    const { spawnTrainer, trainings, trainingLock, dataClient, clock } = platform;
    this.store = createStore(() => ({ ...initial, ...this.actions() }));
    this.session = new TrainingSession(
      { spawn: spawnTrainer, storage: trainings, lock: trainingLock, now: () => Date.now(), clock },
      {
        onRun: (run) => this.follow(run),
        onModel: (step, network, learner) => {
          this.column ??= this.openColumn(learner);
          this.column?.show(step, network);
        },
      },
    );
    this.pictures = new PictureReader(dataClient, {
      onReading: (reading) => this.set({ reading }),
      onPictures: (own) => this.setUp({ own }),
      onFailure: page.notices.postOfFile,
    });
    void this.findSaved();
    trainingLock.watch((taken) => this.heed(taken));
  }

  private get state(): TrainingState {
    return this.store.getState();
  }

  private set(change: Partial<TrainingState>): void {
    this.store.setState(change);
  }

  private actions(): TrainingActions {
    return {
      chooseBase: (baseId) => {
        if (baseId === TRAINING_MODEL_ID) return;
        this.setUp({ baseId });
        this.pictures.fit(this.shapeOf(baseId), this.state.settings.seed);
      },
      chooseDataset: (dataset) => this.setUp({ dataset }),
      openPictures: (files) => {
        this.page.notices.dropThoseOfFiles();
        void this.pictures.open(files, this.shapeOf(this.state.baseId), this.state.settings.seed);
      },
      addSnapshot: (snapshot) => this.pictures.add(snapshot, this.shapeOf(this.state.baseId)),
      dropPictures: () => this.pictures.drop(),
      setSetting: (name, value) => {
        const spec = Object.hasOwn(trainingParams, name) ? trainingParams[name as keyof TrainingSettings] : undefined;
        const parsed = spec && parseParam(spec, value);
        if (parsed && 'value' in parsed) this.set({ settings: { ...this.state.settings, [name]: parsed.value } });
      },
      applyPreset: (id) => this.set({ settings: withPreset(this.state.settings, id) }),
      prepare: () => void this.prepare(),
      release: () => {
        this.preparations++;
        this.session.release();
      },
      start: () => void this.train(freshStart(this.state, this.supplies())),
      pause: () => this.session.pause(),
      resume: () => this.session.resume(),
      stop: () => this.session.stop(),
      cancel: () => this.clear(),
      resumeSaved: () => void this.resumeSaved(),
      forgetSaved: () => {
        if (this.savedId !== undefined) void this.platform.trainings.forget(this.savedId).catch(() => undefined);
        this.set({ saved: undefined });
      },
      keep: (name) => void this.keep(name),
      exportZip: (name) => void this.exportZip(name),
      discard: () => this.clear(),
    };
  }

  /** What the session tells of its run. */
  private follow(run: TrainingRun): void {
    const { phase, backend } = run;
    this.set(run);
    if (phase === 'paused' || phase === 'finished' || phase === 'failed') this.column?.flush();
    if (phase === 'failed') void this.findSaved();
    const { description } = this.session;
    if (phase === 'finished' && backend && description) rememberCost({ ...description, backend: backend.name }, run);
    this.assess();
  }

  /** A tab of this browser has begun to train, or has stopped. */
  private heed(taken: boolean): void {
    const { phase, failure } = this.state;
    this.set({ elsewhere: taken && !isUnderWay(phase) });
    if (!taken && failure?.code === 'training-elsewhere') this.setUp({});
    if (phase === 'idle' || phase === 'failed') void this.findSaved();
  }

  /** Changes the set-up; why the one before could not start is no longer of interest. */
  private setUp(change: Partial<TrainingState>): void {
    const { phase, modelId } = this.state;
    this.set({ ...(phase === 'failed' && modelId === undefined && noRun), ...change });
  }

  /** What a model takes; the pictures that ship with the page have the size of one that is not known yet. */
  private shapeOf(modelId: string) {
    return this.page.state.models.get(modelId)?.inputShape ?? ([32, 32, 3] as const);
  }

  private supplies() {
    const { models, backend } = this.page.state;
    const labelOf = (id: string) => models.get(id)?.label ?? id;
    const modelFrom = (id: string) => this.page.modelFrom(id);
    return { modelFrom, labelOf, base: this.platform.baseUrl, backend: backend?.name };
  }

  /** Makes ready what a training of the chosen model on the pictures that ship with the page needs; its start says what fails. */
  private async prepare(): Promise<void> {
    const turn = ++this.preparations;
    const materials = await materialsOf(this.state.baseId, undefined, this.supplies()).catch(() => undefined);
    if (materials && turn === this.preparations) this.session.prepare(materials);
  }

  private async train(coming: Promise<TrainingStart>): Promise<void> {
    const turn = ++this.starts;
    this.closeColumn();
    this.set({ ...noRun, phase: 'starting', modelId: undefined, frames: [], kept: false, saved: undefined });
    try {
      const training = await coming;
      if (turn === this.starts) await this.session.start(training);
    } catch (thrown) {
      if (turn !== this.starts) return;
      this.set({ phase: 'failed', failure: toFailure(thrown) });
      void this.findSaved();
    }
  }

  /** Ends whatever there is. A model that was stored stays on the screen. */
  private clear(): void {
    this.starts++;
    this.session.cancel();
    this.closeColumn();
    this.set({ modelId: undefined, frames: [], kept: false });
    this.assess();
  }

  private closeColumn(): void {
    if (this.state.modelId === TRAINING_MODEL_ID) this.column?.remove();
    else this.column?.close();
    this.column = undefined;
  }

  private openColumn(learner: Learner): LiveColumn | undefined {
    const { description } = this.session;
    const base = description && this.page.state.models.get(description.baseId);
    if (!base) return undefined;
    this.set({ modelId: TRAINING_MODEL_ID });
    const card = trainingCard(base, learner, description.dataName);
    return new LiveColumn(this.page, card, (frames) => this.set({ frames }), this.platform.clock);
  }

  /** Stores the model under a name; the column is an ordinary one from then on. */
  private async keep(name: string): Promise<void> {
    try {
      const model = await this.resultNamed(name);
      if (!model) return;
      this.page.storeModel(model, this.state.modelId ?? TRAINING_MODEL_ID);
      this.safe(model.card.id);
    } catch (thrown) {
      this.page.notices.postThrown(thrown);
    }
  }

  private async exportZip(name: string): Promise<void> {
    try {
      const model = await this.resultNamed(name);
      if (!model) return;
      const blob = await this.platform.dataClient.zipModel(model.card, model.files);
      this.platform.download(blob, `${name.replace(/[^\p{L}\p{N} ._+-]/gu, '-')}.zip`);
      this.safe(this.state.modelId);
    } catch (thrown) {
      this.page.notices.postThrown(thrown);
    }
  }

  private async resultNamed(label: string): Promise<OwnModel | undefined> {
    const { description } = this.session;
    const newest = this.column?.newest;
    if (!newest || !description) return undefined;
    const { steps, checks, maps, backend, batch, learner } = this.state;
    const { baseId, baseLabel, dataName, settings } = description;
    const base = { id: baseId, label: baseLabel };
    const files = await this.platform.dataClient.writeModel(newest.network);
    return resultOf(newest.card, files, label, {
      base,
      dataName,
      place: 'browser',
      settings,
      steps,
      checks,
      batch: batch ?? settings.batch,
      newClasses: learner?.newClasses ?? 0,
      ...(maps && { maps }),
      ...(backend && { backend }),
    });
  }

  /** The result is stored or exported: there is nothing to resume any more. */
  private safe(modelId: string | undefined): void {
    this.session.forget();
    this.set({ kept: true, modelId });
    this.assess();
  }

  private async resumeSaved(): Promise<void> {
    const kept = await this.platform.trainings.load().catch(() => undefined);
    if (!kept) {
      this.set({ saved: undefined });
      return;
    }
    const { baseId, dataset, settings } = kept.job;
    this.set({ baseId, dataset, settings });
    if (kept.data) this.pictures.take({ data: kept.data, skipped: [], notes: [] });
    await this.train(resumedStart(kept, this.supplies()));
  }

  /** Looks for a training that was interrupted; one that runs in another tab was not. */
  private async findSaved(): Promise<void> {
    const { trainings, trainingLock } = this.platform;
    const [kept, taken] = await Promise.all([trainings.load(), trainingLock.isTaken()]).catch(() => []);
    this.savedId = kept?.job.id;
    if (!kept || taken) {
      this.set({ saved: undefined });
      return;
    }
    const { job, progress } = kept;
    const { step } = progress.checkpoint;
    const { baseId, dataName, settings } = job;
    this.set({ saved: { baseId, dataName, step, total: settings.steps, savedAt: progress.savedAt } });
  }

  /** Says whether there is something to lose. */
  private assess(): void {
    const { phase, modelId, kept } = this.state;
    const unkept = (phase === 'finished' || phase === 'failed') && modelId !== undefined && !kept;
    this.set({ atRisk: this.session.atRisk || unkept });
  }
}

/** Settings with what presets speak of set as one says, or to its default. */
function withPreset(settings: TrainingSettings, id: string): TrainingSettings {
  const preset = trainingPresets.find((each) => each.id === id);
  if (!preset) return settings;
  const named = new Set(trainingPresets.flatMap((each) => Object.keys(each.settings)));
  const usual = Object.entries(initial.settings).filter(([name]) => named.has(name));
  return { ...settings, ...Object.fromEntries(usual), ...preset.settings };
}
