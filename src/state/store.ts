import { create } from 'zustand';
import { toFailure, type Failure } from '@/domain/errors';
import { outlineOf } from '@/domain/model-outline';
import { defaultScene, MOST_MODELS, type Scene } from '@/domain/scene';
import type { ModelCard } from '@/domain/model-card';
import type { BackendName } from '@/domain/backend';
import { CellKeeper } from './cells';
import { checkAgainstCatalogue, isOwnModel, type CheckedScene } from './check-scene';
import { measureShift } from '@/worker/measure/client';
import type { ModelFrom, OwnFile } from '@/worker/protocol';
import { changed, failed, fitted, loading, newColumn, outlined } from './column';
import { EngineSession, type EngineEvents } from './engine-session';
import { ShiftKeeper } from './map-shifts';
import { PictureIntake } from './picture-intake';
import { sceneActions } from './scene-actions';
import { addModel, removeModel, replaceModel } from './scene-edits';
import { renumbered } from './shared-class';
import { spawnEngine } from './spawn-engine';
import { fetchCard } from './card-shelf';
import { withNotice } from './notices';
import { OwnModels } from './own-models';
import { browserStorage, type OwnModel } from './own-model-storage';
import { pageStatus } from './status';
import type { Column, LimelightActions, LimelightState, ShelvedCard, SourcePicture } from './types';
import { modelUrl, zoo } from './zoo';

const initial: LimelightState = {
  scene: defaultScene,
  models: zoo,
  cards: new Map(),
  samples: [],
  pictureLoading: false,
  engine: 'starting',
  columns: [],
  notices: [],
  status: 'loading',
};

/** State and actions in one store; panels select the slices they draw. */
export const useLimelight = create<LimelightState & LimelightActions>()(() => ({ ...initial, ...actions() }));

const { getState, setState } = useLimelight;

const session = new EngineSession(spawnEngine, engineEvents());
const keeper = new CellKeeper({ state: getState, changeColumn }, () => session.client);
const shifts = new ShiftKeeper({ state: getState, changeColumn }, measureShift);
const intake = new PictureIntake({
  onLoading: (pictureLoading) => {
    if (pictureLoading) dropFileNotices();
    setState({ pictureLoading });
  },
  onPicture: showPicture,
  onFailure: notifyOfFile,
});

const own = new OwnModels(browserStorage(), (files, signal) => session.inspect(files, signal), {
  onModels: (cards) => {
    setState({
      models: new Map([...zoo, ...cards.map((card) => [card.id, outlineOf(card)] as const)]),
      cards: new Map([...getState().cards, ...cards.map((card) => [card.id, { card }] as const)]),
    });
    for (const card of cards)
      changeColumn(card.id, (column) => fitted(outlined(column, outlineOf(card)), getState().picture));
  },
  onArriving: (arriving) => {
    if (arriving) dropFileNotices();
    setState({ arriving });
  },
  onFailure: notifyOfFile,
});

/** Models that are being loaded again because their weights have changed. */
const renewed = new Set<string>();

/** Open a scene that has been checked against zoo and samples, and start the engine. */
export function openScene(checked: CheckedScene, samples: LimelightState['samples'], backend?: BackendName): void {
  setState({ samples });
  session.start(backend);
  adoptScene(checked);
}

/** Go over to another scene that has been checked, as when a link is pasted into the same tab. */
export function adoptScene(checked: CheckedScene): void {
  const { picture, pictureLoading, samples, catalogue } = getState();
  const next = catalogue ? checkAgainstCatalogue(checked.scene, catalogue) : { scene: checked.scene, failures: [] };
  setState({ scene: next.scene });
  buildColumns();
  const wanted = next.scene.picture;
  const shown = !pictureLoading && picture?.kind === 'sample' && wanted.kind === 'sample' && picture.id === wanted.id;
  if (wanted.kind === 'sample' && !shown) intake.openSample(wanted.id, samples);
  // After the picture is on its way: one that comes takes the messages about those before it along.
  for (const failure of [...checked.failures, ...next.failures]) post(failure, isAboutPicture(failure));
  keeper.reconcile();
}

/** Show a message until the person dismisses it; the same message is not shown twice. */
export function notify(failure: Failure): void {
  post(failure, false);
}

/** Show a message about a file that a person brought or chose: until they dismiss it, or the next file comes. */
export function notifyOfFile(failure: Failure): void {
  post(failure, true);
}

function post(failure: Failure, aboutFile: boolean): void {
  setState({ notices: withNotice(getState().notices, failure, aboutFile) });
}

/** Whether what is wrong with a link is its picture: another picture settles it. */
function isAboutPicture({ code }: Failure): boolean {
  return code.startsWith('picture-') || code === 'scene-unknown-sample';
}

function dropFileNotices(): void {
  const { notices } = getState();
  const left = notices.filter(({ aboutFile }) => !aboutFile);
  if (left.length < notices.length) setState({ notices: left });
}

function actions(): LimelightActions {
  return {
    openFile: (file, name, others) => intake.openFile(file, name, others),
    openSample: (id) => intake.openSample(id, getState().samples),
    addModel: (modelId) => editModels((scene) => addModel(scene, modelId)),
    replaceModel: (modelId, other) => editModels((scene) => replaceModel(scene, modelId, other)),
    removeModel: (modelId) => editModels((scene) => removeModel(scene, modelId)),
    openCard,
    openModelFiles: (files) => void own.open(files.map(asOwnFile)),
    keepOwnModel,
    dismissOwnModel: () => own.dismiss(),
    removeOwnModel: (modelId) => withdrawModel(modelId),
    ...sceneActions(editScene, () => getState().catalogue),
    cancel: () => keeper.cancel(),
    retry: (modelId) => {
      if (getState().engine === 'failed') return restart(undefined);
      for (const column of getState().columns)
        if (column.failure && (modelId === undefined || column.modelId === modelId)) loadModel(column.modelId);
      keeper.forgive(modelId);
      shifts.forgive(modelId);
    },
    dismissNotice: (id) => setState({ notices: getState().notices.filter((notice) => notice.id !== id) }),
    restartEngine: restart,
  };
}

function attackSchema(id: string) {
  return getState().catalogue?.attacks.find((method) => method.id === id)?.params ?? {};
}

function editScene(edit: (scene: Scene) => Scene): void {
  setState({ scene: edit(getState().scene) });
  keeper.reconcile();
}

/** Change which models are compared, from left to right. */
function editModels(edit: (scene: Scene) => Scene): void {
  const { scene } = getState();
  const next = edit(scene);
  if (next === scene) return;
  const before = getState().columns[0];
  setState({ scene: next });
  buildColumns();
  const after = getState().columns[0];
  if (before && after) setState({ scene: renumbered(next, attackSchema(next.attack.id), before, after) });
  keeper.reconcile();
}

function openCard(modelId: string): void {
  const { cards } = getState();
  const known = cards.get(modelId);
  if (known === 'coming' || (known && 'card' in known)) return;
  shelve(modelId, 'coming');
  fetchCard(modelId, modelUrl(modelId, document.baseURI)).then(
    (card) => shelve(modelId, { card }),
    (thrown: unknown) => shelve(modelId, { failure: toFailure(thrown) }),
  );
}

function shelve(modelId: string, entry: ShelvedCard): void {
  setState({ cards: new Map(getState().cards).set(modelId, entry) });
}

function showPicture(picture: SourcePicture): void {
  const { scene } = getState();
  const named: Scene['picture'] =
    picture.kind === 'sample'
      ? { kind: 'sample', id: picture.id }
      : { kind: 'own', name: picture.name.slice(0, 200), hash: picture.id };
  setState({ picture, pictureLoading: false, scene: { ...scene, picture: named } });
  setState({ columns: getState().columns.map((column) => fitted(column, picture)) });
  keeper.reconcile();
}

/** The columns the scene asks for; those already there stay as they are, new ones load their model. */
function buildColumns(): void {
  const { columns, scene } = getState();
  const known = new Map(columns.map((column) => [column.modelId, column]));
  setState({ columns: scene.models.map((modelId) => known.get(modelId) ?? columnOf(modelId)) });
  for (const modelId of scene.models) if (!known.has(modelId)) requestModel(modelId);
  for (const modelId of known.keys()) {
    if (scene.models.includes(modelId)) continue;
    keeper.forget(modelId);
    session.forget(modelId);
    renewed.delete(modelId);
  }
}

/** A new column of a model, with the picture. */
function columnOf(modelId: string): Column {
  const { models, picture } = getState();
  return fitted(newColumn(modelId, models.get(modelId)), picture);
}

function loadModel(modelId: string): void {
  changeColumn(modelId, loading);
  requestModel(modelId);
}

/** Have the engine load a model. */
function requestModel(modelId: string): void {
  modelFrom(modelId).then(
    (from) => getState().scene.models.includes(modelId) && session.load(modelId, from),
    (thrown: unknown) => changeColumn(modelId, (column) => failed(column, toFailure(thrown))),
  );
}

/** Where a model's files are: one of the zoo in its folder, a person's own on this device (or `model-not-on-device`). */
export async function modelFrom(modelId: string): Promise<ModelFrom> {
  if (isOwnModel(modelId)) return { kind: 'files', files: await own.files(modelId) };
  const files = zoo.get(modelId)?.files ?? [];
  return { kind: 'folder', baseUrl: modelUrl(modelId, document.baseURI), files };
}

function keepOwnModel(card: ModelCard): void {
  if (!own.keep(card)) return;
  keeper.invalidate(card.id);
  if (getState().scene.models.includes(card.id)) {
    const { columns } = getState();
    setState({ columns: columns.map((column) => (column.modelId === card.id ? columnOf(card.id) : column)) });
    requestModel(card.id);
  } else putOnScreen(card.id);
}

/** One column more, or in the place of the last where there is no room; the id of the model that had to go. */
function putOnScreen(modelId: string): string | undefined {
  const { models } = getState().scene;
  const last = models.length < MOST_MODELS ? undefined : models.at(-1);
  editModels((scene) => (last === undefined ? addModel(scene, modelId) : replaceModel(scene, last, modelId)));
  return last;
}

/** Shows a model that exists only while the page is open; the id of the one that had to make room. */
export function showPassingModel(model: OwnModel): string | undefined {
  own.lend(model);
  keeper.invalidate(model.card.id);
  return putOnScreen(model.card.id);
}

/** A shown model's weights have changed: what it made of the picture stays, stale, until it was made again. */
export function renewPassingModel(model: OwnModel): void {
  own.lend(model);
  if (!getState().scene.models.includes(model.card.id)) return;
  renewed.add(model.card.id);
  requestModel(model.card.id);
}

/** Whether a model's new weights are still on their way into the engine. */
export function isRenewing(modelId: string): boolean {
  return renewed.has(modelId);
}

/** Stores a model on this device, and shows it where another one is. */
export function storeModel(model: OwnModel, inPlaceOf: string): void {
  own.add(model);
  editModels((scene) => replaceModel(scene, inPlaceOf, model.card.id));
  if (inPlaceOf !== model.card.id) own.remove(inPlaceOf);
}

/** Takes a model off the screen, with another in its place where that is said or it is the last, and off this device. */
export function withdrawModel(modelId: string, instead?: string): void {
  const [usual = ''] = defaultScene.models;
  editModels((scene) => {
    const alone = scene.models.length === 1 ? usual : undefined;
    const other = instead !== undefined && !scene.models.includes(instead) ? instead : alone;
    return other === undefined ? removeModel(scene, modelId) : replaceModel(scene, modelId, other);
  });
  own.remove(modelId);
}

/** A chosen folder's files know their path, others only their name. */
function asOwnFile(file: File | OwnFile): OwnFile {
  return 'blob' in file ? file : { name: file.webkitRelativePath || file.name, blob: file };
}

function restart(backend: BackendName | undefined): void {
  const failed = getState().columns.filter((column) => column.failure);
  markLoading();
  session.start(backend);
  for (const { modelId } of failed) loadModel(modelId);
}

/** While a new engine comes every column waits for its model, but for one that was too much for the last engine. */
function markLoading(): void {
  setState({ engine: 'starting' });
  keeper.interrupt();
  const waits = ({ failure }: Column) => failure?.code !== 'out-of-memory';
  setState({ columns: getState().columns.map((column) => (waits(column) ? loading(column) : column)) });
}

/** No engine, no models: every column (or those that still wait for theirs) says so, and offers to try again. */
function failColumns(failure: Failure, which: (column: Column) => boolean = () => true): void {
  setState({ columns: getState().columns.map((column) => (which(column) ? failed(column, failure) : column)) });
}

function changeColumn(modelId: string, change: (column: Column) => Column): void {
  const { columns } = getState();
  const after = changed(columns, modelId, change);
  if (after !== columns) setState({ columns: after });
}

function engineEvents(): EngineEvents {
  return {
    onStarted: ({ backend, catalogue }) => {
      const checked = checkAgainstCatalogue(getState().scene, catalogue);
      setState({
        engine: 'running',
        backend,
        catalogue,
        scene: checked.scene,
      });
      checked.failures.forEach(notify);
      keeper.reconcile();
    },
    onRefused: (failure) => notify({ ...failure, hint: 'The fastest one that works here is used instead.' }),
    onUnavailable: (failure) => {
      setState({ engine: 'failed' });
      failColumns(failure);
    },
    onLost: (failure, restarting) => {
      if (restarting) markLoading();
      else {
        keeper.interrupt();
        setState({ engine: 'failed' });
        failColumns(failure, ({ loading }) => loading !== undefined);
      }
      notify(
        restarting
          ? failure
          : { ...failure, hint: 'Reload the page, or choose another backend from the badge at the top.' },
      );
    },
    onModelProgress: (modelId, loadedBytes, totalBytes) => {
      if (!renewed.has(modelId))
        changeColumn(modelId, (column) => ({ ...column, loading: { loadedBytes, totalBytes } }));
    },
    onModelLoaded: (modelId, { card, lacks }) => {
      if (renewed.delete(modelId)) keeper.invalidate(modelId);
      shelve(modelId, { card });
      changeColumn(modelId, ({ loading: _, failure: __, ...column }) =>
        fitted({ ...column, card, lacks }, getState().picture),
      );
      keeper.reconcile();
    },
    onModelFailed: (modelId, failure) => {
      renewed.delete(modelId);
      changeColumn(modelId, (column) => failed(column, failure));
    },
  };
}

useLimelight.subscribe(() => {
  shifts.reconcile();
  const state = getState();
  const status = pageStatus(state);
  if (status !== state.status) setState({ status });
});

/** The network is back: asks again for what could not be fetched. */
export function fetchAgain(): void {
  const { engine, columns, cards, picture, pictureLoading, scene, samples } = getState();
  if (engine === 'failed') restart(undefined);
  else for (const { modelId, failure } of columns) if (failure?.code === 'model-missing') loadModel(modelId);
  for (const [modelId, card] of cards) if (card !== 'coming' && 'failure' in card) openCard(modelId);
  if (!picture && !pictureLoading && scene.picture.kind === 'sample') intake.openSample(scene.picture.id, samples);
}

/** Report what nobody caught; called for `error` and `unhandledrejection` events of the page. */
export function notifyThrown(thrown: unknown): void {
  notify(toFailure(thrown));
}
