import { create } from 'zustand';
import { toFailure, type Failure } from '@/domain/errors';
import { schemaIn } from '@/domain/method';
import { outlineOf } from '@/domain/model-outline';
import { addModel, choosePicture, removeModel, replaceModel, samePicture } from '@/domain/scene/edits';
import { defaultScene, MOST_MODELS, type Scene } from '@/domain/scene/schema';
import type { ModelCard } from '@/domain/model-card';
import type { BackendName } from '@/domain/backend';
import { checkAgainstCatalogue, isOwnModel, type CheckedScene } from './check-scene';
import { measureShift } from '@/worker/measure/client';
import type { ModelFrom, OwnFile } from '@/worker/protocol';
import { fitted, outlined } from './column';
import { Columns } from './columns';
import { EngineSession, type EngineEvents } from './engine-session';
import { Keeper } from './jobs/keeper';
import { ShiftKeeper } from './map-shifts';
import { isAboutPicture, withNotice } from './notices';
import { nameOf, PictureIntake } from './picture-intake';
import { SceneHistory, type Place } from './scene-history';
import { renumbered } from './shared-class';
import { spawnEngine } from './spawn-engine';
import { fetchCard } from './fetch-card';
import { OwnModels } from './own-models';
import { browserStorage, type OwnModel } from './own-model-storage';
import { browserPictures } from './own-picture-storage';
import { OwnPictures } from './own-pictures';
import { pageStatus } from './status';
import type { LimelightActions, LimelightState, CardEntry, SourcePicture } from './types';
import { modelUrl, zoo } from './zoo';

const initial: LimelightState = {
  scene: defaultScene,
  models: zoo,
  cards: new Map(),
  samples: [],
  pictureLoading: false,
  ownPictures: [],
  engine: 'starting',
  columns: [],
  transferOpen: false,
  transfer: [],
  canUndo: false,
  canRedo: false,
  notices: [],
  status: 'loading',
};

/** State and actions in one store; panels select the slices they draw. */
export const useLimelight = create<LimelightState & LimelightActions>()(() => ({ ...initial, ...actions() }));

const { getState, setState } = useLimelight;

const session = new EngineSession(spawnEngine, engineEvents());
const columns = new Columns({
  state: getState,
  show: (columns) => setState({ columns }),
  modelFrom,
  load: (modelId, from) => session.load(modelId, from),
  onGone: (modelId) => {
    keeper.forget(modelId);
    session.forget(modelId);
  },
  onMissing: () => keeper.reconcile(),
  onRenewed: (modelId) => keeper.invalidate(modelId),
});
const changeColumn = columns.change.bind(columns);
const keeper = new Keeper(
  { state: getState, changeColumn, showTransfer: (transfer) => setState({ transfer }) },
  () => session.client,
);
const history = new SceneHistory(defaultScene, showScene);
const shifts = new ShiftKeeper({ state: getState, changeColumn }, measureShift);
const intake = new PictureIntake({
  onLoading: (pictureLoading) => {
    if (pictureLoading) dropFileNotices();
    setState({ pictureLoading });
  },
  onPicture: showPicture,
  onFailure: replacePicture,
  onRefusal: (failure) => {
    bringPicture();
    notifyOfFile(failure);
  },
});

const pictures = new OwnPictures(browserPictures(), {
  onPictures: (ownPictures) => setState({ ownPictures }),
  onFailure: notify,
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

/** Open a scene that has been checked against zoo and samples, and start the engine. */
export function openScene(checked: CheckedScene, samples: LimelightState['samples'], backend?: BackendName): void {
  setState({ samples });
  session.start(backend);
  history.begin(checked.scene);
  report(checked.failures);
}

/** Go over to another scene that has been checked, as when a link is pasted into the same tab; it can be undone. */
export function adoptScene(checked: CheckedScene): void {
  const { catalogue } = getState();
  const next = catalogue ? checkAgainstCatalogue(checked.scene, catalogue) : { scene: checked.scene, failures: [] };
  history.dispatch({ name: 'link', apply: () => next.scene });
  // After the picture is on its way: one that comes takes the messages about those before it along.
  report([...checked.failures, ...next.failures]);
}

/** Show a scene that was there before. */
export function showSceneAgain(scene: Scene): void {
  revisit(() => history.show(scene));
}

let sceneChanged: ((isNew: boolean) => void) | undefined;

/** Whom to tell of every change of the scene, and whether it is one that was not there before. */
export function onSceneChange(listener: (isNew: boolean) => void): void {
  sceneChanged = listener;
}

/** Everything on the page as the scene has it: what of it is there already stays. */
function showScene(scene: Scene, { at, last, isNew }: Place): void {
  const { scene: before, columns: shown } = getState();
  if (!samePicture(before.picture, scene.picture)) intake.abandon();
  setState({ scene, canUndo: at > 0, canRedo: at < last });
  if (shown.length === 0 || before.models.join() !== scene.models.join()) columns.build();
  bringPicture();
  keeper.reconcile();
  sceneChanged?.(isNew);
}

/** Open the scene's picture where it is not on the screen, unless it or one that a person has chosen since is on its way. */
function bringPicture(): void {
  const { scene, picture, pictureLoading } = getState();
  const isThere = picture !== undefined && samePicture(nameOf(picture), scene.picture);
  if (!isThere && !pictureLoading) openPicture(scene.picture);
}

/** Go to a scene of before: a picture on its way, the last thing asked for, no longer comes. */
function revisit(go: () => void): void {
  intake.abandon();
  go();
  bringPicture();
}

function openPicture(picture: Scene['picture']): void {
  if (picture.kind === 'sample') intake.openSample(picture.id, getState().samples);
  else intake.openKept(() => pictures.find(picture.hash, picture.name));
}

function report(failures: readonly Failure[]): void {
  for (const failure of failures) post(failure, isAboutPicture(failure));
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

function dropFileNotices(): void {
  const { notices } = getState();
  const left = notices.filter(({ aboutFile }) => !aboutFile);
  if (left.length < notices.length) setState({ notices: left });
}

function actions(): LimelightActions {
  return {
    openFile: (file, name, others) => intake.openFile(file, name, others),
    openSample: (id) => intake.openSample(id, getState().samples),
    openOwnPicture: ({ hash, name }) => intake.openKept(() => pictures.find(hash, name)),
    deleteOwnPicture: (hash) => pictures.remove(hash),
    addModel: (modelId) => editModels((scene) => addModel(scene, modelId)),
    replaceModel: (modelId, other) => editModels((scene) => replaceModel(scene, modelId, other)),
    removeModel: (modelId) => editModels((scene) => removeModel(scene, modelId)),
    openCard,
    openModelFiles: (files) => void own.open(files.map(asOwnFile)),
    keepOwnModel,
    dismissOwnModel: () => own.dismiss(),
    removeOwnModel: (modelId) => withdrawModel(modelId),
    dispatch: (edit) => history.dispatch(edit),
    undo: () => revisit(() => history.walk(-1)),
    redo: () => revisit(() => history.walk(1)),
    openTransfer: (transferOpen) => {
      setState({ transferOpen });
      keeper.reconcile();
    },
    cancel: () => keeper.cancel(),
    retry: (modelId) => {
      if (getState().engine === 'failed') return restart(undefined);
      for (const column of getState().columns)
        if (column.failure && (modelId === undefined || column.modelId === modelId)) columns.load(column.modelId);
      keeper.retry(modelId);
      shifts.retry(modelId);
    },
    dismissNotice: (id) => setState({ notices: getState().notices.filter((notice) => notice.id !== id) }),
    restartEngine: restart,
  };
}

/** Change which models are compared, from left to right; the classes chosen stay the same by name. */
function editModels(change: (scene: Scene) => Scene): void {
  history.dispatch({
    name: 'models',
    apply: (scene) => {
      const next = change(scene);
      const [before = '', after = ''] = [scene.models[0], next.models[0]];
      const schema = schemaIn(getState().catalogue?.attacks, next.attack.id);
      return before === after ? next : renumbered(next, schema, columns.find(before), columns.find(after));
    },
  });
}

function openCard(modelId: string): void {
  const { cards } = getState();
  const known = cards.get(modelId);
  if (known === 'coming' || (known && 'card' in known)) return;
  setCard(modelId, 'coming');
  fetchCard(modelId, modelUrl(modelId, document.baseURI)).then(
    (card) => setCard(modelId, { card }),
    (thrown: unknown) => setCard(modelId, { failure: toFailure(thrown) }),
  );
}

function setCard(modelId: string, entry: CardEntry): void {
  setState({ cards: new Map(getState().cards).set(modelId, entry) });
}

function showPicture(picture: SourcePicture, file?: Blob): void {
  if (file) pictures.keep(picture.id, picture.name, file);
  const refitted = getState().columns.map((column) => fitted(column, picture));
  setState({ picture, pictureLoading: false, columns: refitted });
  history.dispatch(choosePicture(nameOf(picture)));
  keeper.reconcile();
}

/** The picture on the screen stays, and is what the scene names again; in place of the first one comes a sample. */
function replacePicture(failure: Failure): void {
  const { picture, scene } = getState();
  const other = picture ? nameOf(picture) : defaultScene.picture;
  if (picture || scene.picture.kind === 'own') history.amend((before) => choosePicture(other).apply(before));
  notifyOfFile(failure);
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
  if (getState().scene.models.includes(card.id)) columns.replace(card.id);
  else putOnScreen(card.id);
}

/** One column more, or in the place of the last where there is no room; the id of the model that had to go. */
function putOnScreen(modelId: string): string | undefined {
  const { models } = getState().scene;
  const last = models.length < MOST_MODELS ? undefined : models.at(-1);
  editModels((scene) => (last === undefined ? addModel(scene, modelId) : replaceModel(scene, last, modelId)));
  return last;
}

/** Shows a model that exists only while the page is open; the id of the one that had to make room. */
export function showTemporaryModel(model: OwnModel): string | undefined {
  own.hold(model);
  keeper.invalidate(model.card.id);
  return putOnScreen(model.card.id);
}

/** A shown model's weights have changed: what it made of the picture stays, stale, until it was made again. */
export function updateTemporaryModel(model: OwnModel): void {
  own.hold(model);
  columns.renew(model.card.id);
}

/** Whether a model's new weights are still on their way into the engine. */
export function isRenewing(modelId: string): boolean {
  return columns.isRenewing(modelId);
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
  for (const { modelId } of failed) columns.load(modelId);
}

function markLoading(): void {
  setState({ engine: 'starting' });
  keeper.interrupt();
  columns.wait();
}

function engineEvents(): EngineEvents {
  return {
    onStarted: ({ backend, catalogue }) => {
      const checked = checkAgainstCatalogue(getState().scene, catalogue);
      setState({ engine: 'running', backend, catalogue });
      history.amend(() => checked.scene);
      checked.failures.forEach(notify);
      keeper.reconcile();
    },
    onRefused: (failure) => notify({ ...failure, hint: 'The fastest one that works here is used instead.' }),
    onUnavailable: (failure) => {
      setState({ engine: 'failed' });
      columns.fail(failure);
    },
    onLost: (failure, restarting) => {
      if (restarting) {
        markLoading();
        notify(failure);
        return;
      }
      const last = { ...failure, hint: 'Reload the page, or choose another backend from the badge at the top.' };
      keeper.interrupt();
      setState({ engine: 'failed' });
      columns.fail(last, ({ loading }) => loading !== undefined);
      notify(last);
    },
    onModelProgress: (modelId, loadedBytes, totalBytes) => columns.onProgress(modelId, loadedBytes, totalBytes),
    onModelLoaded: (modelId, answer) => {
      setCard(modelId, { card: answer.card });
      columns.onLoaded(modelId, answer);
      keeper.reconcile();
    },
    onModelFailed: (modelId, failure) => columns.onFailed(modelId, failure),
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
  const { engine, columns: shown, cards } = getState();
  if (engine === 'failed') restart(undefined);
  else for (const { modelId, failure } of shown) if (failure?.code === 'model-missing') columns.load(modelId);
  for (const [modelId, card] of cards) if (card !== 'coming' && 'failure' in card) openCard(modelId);
  bringPicture();
}

/** Report what nobody caught; called for `error` and `unhandledrejection` events of the page. */
export function notifyThrown(thrown: unknown): void {
  notify(toFailure(thrown));
}
