import { createStore, type StoreApi } from 'zustand';
import { sameCrop, type Crop } from '@/domain/crop';
import type { Failure } from '@/domain/errors';
import { schemaIn } from '@/domain/method';
import { outlineOf } from '@/domain/model-outline';
import { addModel, choosePicture, removeModel, replaceModel, samePicture } from '@/domain/scene/edits';
import { defaultScene, MOST_MODELS, type Scene } from '@/domain/scene/schema';
import type { ModelCard } from '@/domain/model-card';
import type { BackendName } from '@/domain/backend';
import { checkAgainstCatalogue, isOwnModel, type CheckedScene } from './check-scene';
import type { EngineClient } from '@/worker/client';
import type { ModelFrom, ModelInHand, OwnFile } from '@/worker/protocol';
import { Cards } from './cards';
import { fitted, outlined } from './column';
import { Columns } from './columns';
import { EngineSession, type EngineEvents } from './engine-session';
import { Keeper } from './jobs/keeper';
import { ShiftKeeper } from './map-shifts';
import { Notices } from './notices';
import { nameOf } from './picture-intake';
import type { Platform } from './platform';
import { SceneHistory, type Place } from './scene-history';
import { ScenePicture } from './scene-picture';
import { renumbered } from './shared-class';
import { OwnModels } from './own-models';
import type { OwnModel } from './own-model-storage';
import { saveAttacked } from './saved-picture';
import { pageStatus } from './status';
import type { Column, LimelightActions, LimelightState, SourcePicture } from './types';
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
  playbackOpen: false,
  epsilonOpen: false,
  canUndo: false,
  canRedo: false,
  notices: [],
  status: 'loading',
};

/** The comparison: what its panels draw and may do, and the parts that keep it in line with the scene. */
export class Page {
  readonly store: StoreApi<LimelightState & LimelightActions>;
  readonly notices: Notices;
  private readonly cards: Cards;
  private readonly session: EngineSession;
  private readonly columns: Columns;
  private readonly keeper: Keeper;
  private readonly shifts: ShiftKeeper;
  private readonly history: SceneHistory;
  private readonly picture: ScenePicture;
  private readonly own: OwnModels;
  private sceneChanged: ((isNew: boolean) => void) | undefined;

  constructor(private readonly platform: Platform) {
    const { baseUrl, clock, fetchFile, measurer, spawnEngine } = platform;
    this.store = createStore(() => ({ ...initial, ...this.actions() }));
    this.notices = new Notices({ notices: () => this.state.notices, show: (notices) => this.set({ notices }) });
    this.cards = new Cards({
      baseUrl,
      fetchFile,
      cards: () => this.state.cards,
      show: (cards) => this.set({ cards }),
    });
    const board = {
      state: () => this.state,
      changeColumns: (change: (column: Column) => Column) => this.columns.changeAll(change),
      showTransfer: (transfer: LimelightState['transfer']) => this.set({ transfer }),
    };
    this.session = new EngineSession(spawnEngine, this.engineEvents(), clock);
    this.columns = new Columns({
      state: () => this.state,
      show: (columns) => this.set({ columns }),
      modelFrom: async (modelId) => this.own.held(modelId) ?? (await this.modelFrom(modelId)),
      load: (modelId, from) => this.session.load(modelId, from),
      onGone: (modelId) => {
        this.keeper.forget(modelId);
        this.session.forget(modelId);
      },
      onMissing: () => this.keeper.reconcile(),
      onRenewed: (modelId) => this.keeper.invalidate(modelId),
    });
    this.keeper = new Keeper(board, () => this.session.client);
    this.shifts = new ShiftKeeper(board, measurer.measureMaps);
    this.history = new SceneHistory(
      defaultScene,
      (scene, place) => this.showScene(scene, place),
      () => clock.now(),
    );
    this.picture = new ScenePicture(platform, {
      state: () => this.state,
      set: (change) => this.set(change),
      history: this.history,
      notices: this.notices,
      onPicture: (picture) => this.showPicture(picture),
    });
    this.own = new OwnModels(platform.ownModels, (files, signal) => this.session.inspect(files, signal), {
      onModels: (cards) => this.showOwnModels(cards),
      onArriving: (arriving) => {
        if (arriving) this.notices.dropThoseOfFiles();
        this.set({ arriving });
      },
      onFailure: this.notices.postOfFile,
    });
    this.store.subscribe(() => {
      this.shifts.reconcile();
      const status = pageStatus(this.state);
      if (status !== this.state.status) this.set({ status });
    });
  }

  get state(): LimelightState {
    return this.store.getState();
  }

  /** The engine, for what is asked of it beside what the scene shows; undefined where there is none any more. */
  get engine(): EngineClient | undefined {
    return this.session.client;
  }

  /** Open a scene that has been checked against zoo and samples, and start the engine. */
  open(checked: CheckedScene, samples: LimelightState['samples'], backend?: BackendName): void {
    this.set({ samples });
    this.session.start(backend);
    this.history.begin(checked.scene);
    this.notices.postOfLink(checked.failures);
  }

  /** Go over to another scene that has been checked, as when a link is pasted into the same tab; it can be undone. */
  adopt(checked: CheckedScene): void {
    const { catalogue } = this.state;
    const next = catalogue ? checkAgainstCatalogue(checked.scene, catalogue) : { scene: checked.scene, failures: [] };
    this.revisit(() => this.history.dispatch({ name: 'link', apply: () => next.scene }));
    // After the picture is on its way: one that comes takes the messages about those before it along.
    this.notices.postOfLink([...checked.failures, ...next.failures]);
  }

  /** Keeps the picture of a scene that is to be shown, by its content hash. Rejects as `DecodePicture` does. */
  takePicture(file: Blob, name: string): Promise<string> {
    return this.picture.take(file, name);
  }

  /** Show a scene that was there before. */
  showAgain(scene: Scene): void {
    this.revisit(() => this.history.show(scene));
  }

  /** Whom to tell of every change of the scene, and whether it is one that was not there before. */
  onSceneChange(listener: (isNew: boolean) => void): void {
    this.sceneChanged = listener;
  }

  /** The network is back: asks again for what could not be fetched. */
  fetchAgain(): void {
    const { engine, columns } = this.state;
    if (engine === 'failed') this.restart();
    else for (const { modelId, failure } of columns) if (failure?.code === 'model-missing') this.columns.load(modelId);
    this.cards.retry();
    this.picture.bring();
  }

  /** Where a model's files are: one of the zoo in its folder, a person's own on this device (or `model-not-on-device`). */
  async modelFrom(modelId: string): Promise<ModelFrom> {
    if (isOwnModel(modelId)) return { kind: 'files', files: await this.own.files(modelId) };
    const files = zoo.get(modelId)?.files ?? [];
    return { kind: 'folder', baseUrl: modelUrl(modelId, this.platform.baseUrl), files };
  }

  /** Shows a model that exists only while the page is open; the id of the one that had to make room. */
  showTemporaryModel(model: ModelInHand): string | undefined {
    this.own.hold(model);
    this.keeper.invalidate(model.card.id);
    return this.putOnScreen(model.card.id);
  }

  /** A shown model's weights have changed: what it made of the picture stays, stale, until it was made again. */
  updateTemporaryModel(model: ModelInHand): void {
    this.own.hold(model);
    this.columns.renew(model.card.id);
  }

  /** Stores a model on this device, and shows it where another one is. */
  storeModel(model: OwnModel, inPlaceOf: string): void {
    this.own.add(model);
    this.editModels((scene) => replaceModel(scene, inPlaceOf, model.card.id));
    if (inPlaceOf !== model.card.id) this.own.remove(inPlaceOf);
  }

  /** Takes a model off the screen, with another in its place where that is said or it is the last, and off this device. */
  withdrawModel(modelId: string, instead?: string): void {
    const [usual = ''] = defaultScene.models;
    this.editModels((scene) => {
      const alone = scene.models.length === 1 ? usual : undefined;
      const other = instead !== undefined && !scene.models.includes(instead) ? instead : alone;
      return other === undefined ? removeModel(scene, modelId) : replaceModel(scene, modelId, other);
    });
    this.own.remove(modelId);
  }

  private actions(): LimelightActions {
    return {
      openFile: (file, name, others) => this.picture.openFile(file, name, others),
      openSample: (id) => this.picture.openSample(id),
      openOwnPicture: (picture) => this.picture.openOwn(picture),
      deleteOwnPicture: (hash) => this.picture.deleteOwn(hash),
      addModel: (modelId) => this.editModels((scene) => addModel(scene, modelId)),
      replaceModel: (modelId, other) => this.editModels((scene) => replaceModel(scene, modelId, other)),
      removeModel: (modelId) => this.editModels((scene) => removeModel(scene, modelId)),
      openCard: (modelId) => this.cards.open(modelId),
      openModelFiles: (files) => void this.own.open(files.map(asOwnFile)),
      keepOwnModel: (card) => this.keepOwnModel(card),
      dismissOwnModel: () => this.own.dismiss(),
      removeOwnModel: (modelId) => this.withdrawModel(modelId),
      dispatch: (edit) =>
        edit.abandons ? this.revisit(() => this.history.dispatch(edit)) : this.history.dispatch(edit),
      undo: () => this.revisit(() => this.history.walk(-1)),
      redo: () => this.revisit(() => this.history.walk(1)),
      setPanels: (change) => {
        this.set(change);
        this.keeper.reconcile();
      },
      saveAttacked: (modelId) => saveAttacked(this.columns.find(modelId), this.session.client),
      compareMaps: (first, second) => this.shifts.between(first, second),
      download: this.platform.download,
      cancel: () => this.keeper.cancel(),
      retry: (modelId) => this.retry(modelId),
      notify: (failure) => this.notices.post(failure),
      startMap: (modelId, index) => this.keeper.startMap(modelId, index),
      notifyOfFile: (failure) => this.notices.postOfFile(failure),
      dismissNotice: (id) => this.notices.dismiss(id),
      restartEngine: (backend) => this.restart(backend),
    };
  }

  private engineEvents(): EngineEvents {
    return {
      onStarted: ({ backend, catalogue }) => {
        const checked = checkAgainstCatalogue(this.state.scene, catalogue);
        this.set({ engine: 'running', backend, catalogue });
        this.history.amend(() => checked.scene);
        checked.failures.forEach(this.notices.post);
        this.keeper.reconcile();
      },
      onRefused: (failure) => this.notices.post({ ...failure, outcome: { outcome: 'fastest-instead' } }),
      onUnavailable: (failure) => {
        this.set({ engine: 'failed' });
        this.columns.fail(failure);
      },
      onLost: (failure, restarting) => {
        if (restarting) {
          this.markLoading();
          this.notices.post(failure);
          return;
        }
        const last: Failure = { ...failure, outcome: { outcome: 'not-restarted' } };
        this.keeper.interrupt();
        this.set({ engine: 'failed' });
        this.columns.fail(last, ({ loading }) => loading !== undefined);
        this.notices.post(last);
      },
      onModelProgress: (modelId, loadedBytes, totalBytes) => this.columns.onProgress(modelId, loadedBytes, totalBytes),
      onModelLoaded: (modelId, answer) => {
        this.cards.add([answer.card]);
        this.columns.onLoaded(modelId, answer);
        this.keeper.reconcile();
      },
      onModelFailed: (modelId, failure) => this.columns.onFailed(modelId, failure),
    };
  }

  private set(change: Partial<LimelightState>): void {
    this.store.setState(change);
  }

  private readonly changeColumn = (modelId: string, change: (column: Column) => Column): void =>
    this.columns.change(modelId, change);

  /** Everything on the page as the scene has it: what of it is there already stays. */
  private showScene(scene: Scene, { at, last, isNew }: Place): void {
    const { scene: before, columns, picture } = this.state;
    if (!samePicture(before.picture, scene.picture)) this.picture.abandon();
    this.set({ scene, canUndo: at > 0, canRedo: at < last });
    if (columns.length === 0 || before.models.join() !== scene.models.join()) this.columns.build();
    // The crop may be that of another picture, which is yet to come.
    const isElsewhere = (column: Column) => column.crop && !sameCrop(column.crop, scene.crop);
    if (picture && samePicture(nameOf(picture), scene.picture) && this.state.columns.some(isElsewhere))
      this.fitColumns(picture, scene.crop);
    this.picture.bring();
    this.keeper.reconcile();
    this.sceneChanged?.(isNew);
  }

  /** Go to a scene of before: a picture on its way, the last thing asked for, no longer comes. */
  private revisit(go: () => void): void {
    this.picture.abandon();
    go();
    this.picture.bring();
  }

  private showPicture(picture: SourcePicture): void {
    const choice = choosePicture(nameOf(picture));
    this.set({ picture, pictureLoading: false });
    this.fitColumns(picture, choice.apply(this.state.scene).crop);
    this.history.dispatch(choice);
    this.keeper.reconcile();
  }

  private fitColumns(picture: SourcePicture, crop: Crop): void {
    this.set({ columns: this.state.columns.map((column) => fitted(column, picture, crop)) });
  }

  /** Change which models are compared, from left to right; the classes chosen stay the same by name. */
  private editModels(change: (scene: Scene) => Scene): void {
    this.history.dispatch({
      name: 'models',
      apply: (scene) => {
        const next = change(scene);
        const [before = '', after = ''] = [scene.models[0], next.models[0]];
        const schema = schemaIn(this.state.catalogue?.attacks, next.attack.id);
        const { columns } = this;
        return before === after ? next : renumbered(next, schema, columns.find(before), columns.find(after));
      },
    });
  }

  /** One column more, or in the place of the last where there is no room; the id of the model that had to go. */
  private putOnScreen(modelId: string): string | undefined {
    const { models } = this.state.scene;
    const last = models.length < MOST_MODELS ? undefined : models.at(-1);
    this.editModels((scene) => (last === undefined ? addModel(scene, modelId) : replaceModel(scene, last, modelId)));
    return last;
  }

  private keepOwnModel(card: ModelCard): void {
    if (!this.own.keep(card)) return;
    this.keeper.invalidate(card.id);
    if (this.state.scene.models.includes(card.id)) this.columns.replace(card.id);
    else this.putOnScreen(card.id);
  }

  private showOwnModels(cards: readonly ModelCard[]): void {
    this.set({ models: new Map([...zoo, ...cards.map((card) => [card.id, outlineOf(card)] as const)]) });
    this.cards.add(cards);
    for (const card of cards)
      this.changeColumn(card.id, (column) =>
        fitted(outlined(column, outlineOf(card)), this.state.picture, this.state.scene.crop),
      );
  }

  private retry(modelId: string | undefined): void {
    if (this.state.engine === 'failed') return this.restart();
    for (const column of this.state.columns)
      if (column.failure && (modelId === undefined || column.modelId === modelId)) this.columns.load(column.modelId);
    this.keeper.retry(modelId);
    this.shifts.retry(modelId);
  }

  private restart(backend?: BackendName): void {
    const failed = this.state.columns.filter((column) => column.failure);
    this.markLoading();
    this.session.start(backend);
    for (const { modelId } of failed) this.columns.load(modelId);
  }

  private markLoading(): void {
    this.set({ engine: 'starting' });
    this.keeper.interrupt();
    this.columns.wait();
  }
}

/** A chosen folder's files know their path, others only their name. */
function asOwnFile(file: File | OwnFile): OwnFile {
  return 'blob' in file ? file : { name: file.webkitRelativePath || file.name, blob: file };
}
