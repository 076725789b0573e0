import { create } from 'zustand';
import { toFailure } from '@/domain/errors';
import { defaultParams, parseParam } from '@/domain/params';
import { trainingParams, type TrainingSettings } from '@/domain/training/params';
import { trainingPresets } from '@/domain/training/presets';
import { dataClient } from '@/worker/training/data/client';
import type { Learner } from '@/worker/training/protocol';
import { TRAINING_MODEL_ID } from '../check-scene';
import type { OwnModel } from '../own-model-storage';
import { modelFrom, notify, storeModel, useLimelight } from '../store';
import { download } from './download';
import { LiveColumn } from './live-column';
import { freshOrder, materialsOf, resumedOrder } from './orders';
import { trainingCard } from './training-card';
import { PictureReader } from './picture-reader';
import { resultOf } from './result';
import { noRun } from './run';
import { TrainingSession, type Order } from './session';
import { spawnTrainer } from './spawn-trainer';
import { browserLock } from './tab-lock';
import { browserTrainingStorage } from './training-storage';
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

/** The fine-tuning of a model: state and actions in one store. */
export const useTraining = create<TrainingState & TrainingActions>()(() => ({ ...initial, ...actions() }));

const { getState, setState } = useTraining;
const storage = browserTrainingStorage();
const lock = browserLock();

const session = new TrainingSession(
  { spawn: spawnTrainer, storage, lock, now: () => Date.now() },
  {
    onRun(run) {
      setState(run);
      if (run.phase === 'paused' || run.phase === 'finished' || run.phase === 'failed') column?.flush();
      if (run.phase === 'failed') void findSaved();
      if (run.phase === 'finished' && run.backend && session.description)
        rememberCost({ ...session.description, backend: run.backend.name }, run);
      assess();
    },
    onModel(step, files, learner) {
      column ??= openColumn(learner);
      column?.show(step, files);
    },
  },
);

const pictures = new PictureReader(dataClient, {
  onReading: (reading) => setState({ reading }),
  onPictures: (own) => setUp({ own }),
  onFailure: notify,
});

/** The column of the training, from its first revision on. */
let column: LiveColumn | undefined;
/** The orders given so far: one that is overtaken while its files are looked for is dropped. */
let orders = 0;
/** The preparations asked for so far, likewise. */
let preparations = 0;
/** Which training `saved` tells of. */
let savedId: string | undefined;

void findSaved();
lock.watch((taken) => {
  const { phase, failure } = getState();
  const isOurs = phase !== 'idle' && phase !== 'failed' && phase !== 'finished';
  setState({ elsewhere: taken && !isOurs });
  if (!taken && failure?.code === 'training-elsewhere') setUp({});
  if (phase === 'idle' || phase === 'failed') void findSaved();
});

function actions(): TrainingActions {
  return {
    chooseBase(baseId) {
      if (baseId === TRAINING_MODEL_ID) return;
      setUp({ baseId });
      pictures.fit(shapeOf(baseId), getState().settings.seed);
    },
    chooseDataset: (dataset) => setUp({ dataset }),
    openPictures: (files) => void pictures.open(files, shapeOf(getState().baseId), getState().settings.seed),
    addSnapshot: (snapshot) => pictures.add(snapshot, shapeOf(getState().baseId)),
    dropPictures: () => pictures.drop(),
    setSetting(name, value) {
      const spec = Object.hasOwn(trainingParams, name) ? trainingParams[name as keyof TrainingSettings] : undefined;
      const parsed = spec && parseParam(spec, value);
      if (parsed && 'value' in parsed) setState({ settings: { ...getState().settings, [name]: parsed.value } });
    },
    applyPreset: (id) => setState({ settings: withPreset(getState().settings, id) }),
    prepare: () => void prepare(),
    release() {
      preparations++;
      session.release();
    },
    start: () => void train(freshOrder(getState(), supplies())),
    pause: () => session.pause(),
    resume: () => session.resume(),
    stop: () => session.stop(),
    cancel: clear,
    resumeSaved: () => void resumeSaved(),
    forgetSaved() {
      if (savedId !== undefined) void storage.forget(savedId).catch(() => undefined);
      setState({ saved: undefined });
    },
    keep: (name) => void keep(name),
    exportZip: (name) => void exportZip(name),
    discard: clear,
  };
}

/** Changes the set-up; why the one before could not start is no longer of interest. */
function setUp(change: Partial<TrainingState>): void {
  const { phase, modelId } = getState();
  setState({ ...(phase === 'failed' && modelId === undefined && noRun), ...change });
}

/** What a model takes; the pictures that ship with the page have the size of one that is not known yet. */
function shapeOf(modelId: string) {
  return useLimelight.getState().models.get(modelId)?.inputShape ?? ([32, 32, 3] as const);
}

function supplies() {
  const { models, backend } = useLimelight.getState();
  const labelOf = (id: string) => models.get(id)?.label ?? id;
  return { modelFrom, labelOf, base: document.baseURI, backend: backend?.name };
}

/** Makes ready what a training of the chosen model on the pictures that ship with the page needs; its start says what fails. */
async function prepare(): Promise<void> {
  const turn = ++preparations;
  const materials = await materialsOf(getState().baseId, undefined, supplies()).catch(() => undefined);
  if (materials && turn === preparations) session.prepare(materials);
}

async function train(coming: Promise<Order>): Promise<void> {
  const turn = ++orders;
  closeColumn();
  setState({ ...noRun, phase: 'starting', modelId: undefined, frames: [], kept: false, saved: undefined });
  try {
    const order = await coming;
    if (turn === orders) await session.start(order);
  } catch (thrown) {
    if (turn !== orders) return;
    setState({ phase: 'failed', failure: toFailure(thrown) });
    void findSaved();
  }
}

/** Ends whatever there is. A model that was stored stays on the screen. */
function clear(): void {
  orders++;
  session.cancel();
  closeColumn();
  setState({ modelId: undefined, frames: [], kept: false });
  assess();
}

function closeColumn(): void {
  if (getState().modelId === TRAINING_MODEL_ID) column?.remove();
  else column?.close();
  column = undefined;
}

function openColumn(learner: Learner): LiveColumn | undefined {
  const { description } = session;
  const base = description && useLimelight.getState().models.get(description.baseId);
  if (!base) return undefined;
  setState({ modelId: TRAINING_MODEL_ID });
  return new LiveColumn(trainingCard(base, learner, description.dataName), (frames) => setState({ frames }));
}

/** Stores the model under a name; the column is an ordinary one from then on. */
async function keep(name: string): Promise<void> {
  const model = await resultNamed(name);
  if (!model) return;
  storeModel(model, getState().modelId ?? TRAINING_MODEL_ID);
  safe(model.card.id);
}

async function exportZip(name: string): Promise<void> {
  try {
    const model = await resultNamed(name);
    if (!model) return;
    const blob = await dataClient.zipModel(model.card, model.files);
    download(blob, `${name.replace(/[^\p{L}\p{N} ._+-]/gu, '-')}.zip`);
    safe(getState().modelId);
  } catch (thrown) {
    notify(toFailure(thrown));
  }
}

async function resultNamed(label: string): Promise<OwnModel | undefined> {
  const { description } = session;
  if (!column || !description) return undefined;
  const { steps, checks, maps, backend, batch, learner } = getState();
  const { baseId, baseLabel, dataName, settings } = description;
  const base = { id: baseId, label: baseLabel };
  return resultOf(column.card, column.files, label, {
    base,
    dataName,
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
function safe(modelId: string | undefined): void {
  session.forget();
  setState({ kept: true, modelId });
  assess();
}

async function resumeSaved(): Promise<void> {
  const kept = await storage.load().catch(() => undefined);
  if (!kept) {
    setState({ saved: undefined });
    return;
  }
  const { baseId, dataset, settings } = kept.job;
  setState({ baseId, dataset, settings });
  if (kept.data) pictures.take({ data: kept.data, skipped: [], notes: [] });
  await train(resumedOrder(kept, supplies()));
}

/** Looks for a training that was interrupted; one that runs in another tab was not. */
async function findSaved(): Promise<void> {
  const [kept, taken] = await Promise.all([storage.load(), lock.isTaken()]).catch(() => []);
  savedId = kept?.job.id;
  if (!kept || taken) {
    setState({ saved: undefined });
    return;
  }
  const { job, progress } = kept;
  const { step } = progress.checkpoint;
  const { baseId, dataName, settings } = job;
  setState({ saved: { baseId, dataName, step, total: settings.steps, savedAt: progress.savedAt } });
}

/** Settings with what presets speak of set as one says, or to its default. */
function withPreset(settings: TrainingSettings, id: string): TrainingSettings {
  const preset = trainingPresets.find((each) => each.id === id);
  if (!preset) return settings;
  const named = new Set(trainingPresets.flatMap((each) => Object.keys(each.settings)));
  const usual = Object.entries(initial.settings).filter(([name]) => named.has(name));
  return { ...settings, ...Object.fromEntries(usual), ...preset.settings };
}

/** Says whether there is something to lose. */
function assess(): void {
  const { phase, modelId, kept } = getState();
  const unkept = (phase === 'finished' || phase === 'failed') && modelId !== undefined && !kept;
  setState({ atRisk: session.atRisk || unkept });
}
