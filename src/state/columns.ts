import { toFailure, type Failure } from '@/domain/errors';
import type { Answer, ModelFrom, ModelInHand } from '@/worker/protocol';
import { changed, failed, fitted, loading, newColumn } from './column';
import type { Column, LimelightState } from './types';

/** What the columns need of the page. */
interface ColumnsBoard {
  state(): LimelightState;
  show(columns: readonly Column[]): void;
  /** Where a model's files are; rejects with the reason why they cannot be had. */
  modelFrom(modelId: string): Promise<ModelFrom | ModelInHand>;
  /** Have the engine load a model. */
  load(modelId: string, from: ModelFrom | ModelInHand): void;
  /** A model that no column shows any more. */
  onGone(modelId: string): void;
  /** A model could not be loaded: what others wanted of it does not come. */
  onMissing(): void;
  /** What was computed with a model counts no longer. */
  onRenewed(modelId: string): void;
}

/** The models side by side, each from the moment it is asked for: loading, there, failed, renewed or gone. */
export class Columns {
  constructor(private readonly board: ColumnsBoard) {}

  /** The columns the scene asks for; those already there stay as they are, new ones load their model. */
  build(): void {
    const { columns, scene } = this.board.state();
    const known = new Map(columns.map((column) => [column.modelId, column]));
    this.board.show(scene.models.map((modelId) => known.get(modelId) ?? this.create(modelId)));
    for (const modelId of scene.models) if (!known.has(modelId)) this.request(modelId);
    for (const modelId of known.keys()) if (!scene.models.includes(modelId)) this.board.onGone(modelId);
  }

  /** The column of a model, or one as it would be. */
  find(modelId: string): Column {
    return this.board.state().columns.find((column) => column.modelId === modelId) ?? this.create(modelId);
  }

  change(modelId: string, change: (column: Column) => Column): void {
    const { columns } = this.board.state();
    const after = changed(columns, modelId, change);
    if (after !== columns) this.board.show(after);
  }

  /** Changes what there is to change in all columns, and shows it at once. */
  changeAll(change: (column: Column) => Column): void {
    const { columns } = this.board.state();
    const after = columns.map(change);
    if (after.some((column, place) => column !== columns[place])) this.board.show(after);
  }

  /** Load a model, not for the first time perhaps. */
  load(modelId: string): void {
    this.change(modelId, loading);
    this.request(modelId);
  }

  /** Begin with a model anew: nothing of the former of that id is shown. */
  replace(modelId: string): void {
    this.change(modelId, () => this.create(modelId));
    this.request(modelId);
  }

  /** Load a model's new weights; what the old ones made stays meanwhile. */
  renew(modelId: string): void {
    if (!this.board.state().scene.models.includes(modelId)) return;
    this.change(modelId, (column) => ({ ...column, renewing: true }));
    this.request(modelId);
  }

  /** While a new engine comes every column waits for its model, but for one that was too much for the last engine. */
  wait(): void {
    const waits = ({ failure }: Column) => failure?.code !== 'out-of-memory';
    this.board.show(this.board.state().columns.map((column) => (waits(column) ? loading(column) : column)));
  }

  /** No engine, no models: every column (or those that still wait for theirs) says so, and offers to try again. */
  fail(failure: Failure, which: (column: Column) => boolean = () => true): void {
    this.board.show(this.board.state().columns.map((column) => (which(column) ? failed(column, failure) : column)));
  }

  onProgress(modelId: string, loadedBytes: number, totalBytes: number): void {
    this.change(modelId, (column) => (column.renewing ? column : { ...column, loading: { loadedBytes, totalBytes } }));
  }

  onLoaded(modelId: string, { card, lacks, layers }: Answer<'load'>): void {
    if (this.find(modelId).renewing) this.board.onRenewed(modelId);
    const { picture, scene } = this.board.state();
    this.change(modelId, ({ loading: _, failure: __, renewing: ___, ...column }) =>
      fitted({ ...column, card, lacks, layers }, picture, scene.crop),
    );
  }

  onFailed(modelId: string, failure: Failure): void {
    this.change(modelId, (column) => failed(column, failure));
    this.board.onMissing();
  }

  private create(modelId: string): Column {
    const { models, picture, scene } = this.board.state();
    return fitted(newColumn(modelId, models.get(modelId)), picture, scene.crop);
  }

  private request(modelId: string): void {
    this.board.modelFrom(modelId).then(
      (from) => this.board.state().scene.models.includes(modelId) && this.board.load(modelId, from),
      (thrown: unknown) => this.onFailed(modelId, toFailure(thrown)),
    );
  }
}
