import type { Pixels, Prediction } from '@/domain/picture';
import { MOST_MAPS } from '@/domain/scene/schema';
import type { EngineClient } from '@/worker/client';
import type {
  AttackedPicture,
  AttackPreview,
  Cell,
  Column,
  EpsilonPoint,
  LimelightState,
  MapCells,
  OverEpsilon,
  TransferCell,
} from '../types';
import { JobGraph, type Job, type Result } from './graph';
import { byUrgency } from './urgency';
import type { Want, Wanted } from './request';
import { Wants, type ColumnWants, type TransferWants } from './wanted';

/** A cell with nothing in it and nothing on its way. */
export const emptyCell: Cell<never> = { stale: false, busy: false };

/** An explanation with nothing in it. */
export const emptyMap: MapCells = { clean: emptyCell, attacked: emptyCell, shift: emptyCell };

/** What the keeper needs of the store: the state, and ways to change all columns at once and the transfer matrix. */
export interface Board {
  state(): LimelightState;
  changeColumns(change: (column: Column) => Column): void;
  showTransfer(cells: readonly TransferCell[]): void;
}

/**
 * Keeps every cell what the scene asks for: a column is a view on the graph of jobs. Old values stay, marked stale, until
 * new ones arrive.
 */
export class Keeper {
  private readonly graph: JobGraph;
  /** The last value of every cell, by column and name. */
  private readonly shown = new Map<string, unknown>();
  /** The keys of the jobs that each column wants. */
  private wantedBy: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  /** By what distinguishes them: columns that show one picture differ in what their models say of it. */
  private readonly composed = new WeakMap<Prediction | Pixels, AttackedPicture>();

  constructor(
    private readonly board: Board,
    client: () => Pick<EngineClient, 'request' | 'cancel'> | undefined,
  ) {
    this.graph = new JobGraph(client, () => this.reconcile());
  }

  /** Bring the jobs in line with the scene, and every cell in line with the jobs. */
  reconcile(): void {
    const { columns, transferOpen, transfer } = this.board.state();
    const wants = this.wants();
    const ofColumns = columns.map((column) => [column.modelId, wants.column(column)] as const);
    const matrix = transferOpen
      ? columns.flatMap((source) => columns.map((victim) => wants.transfer(source, victim)))
      : [];
    const wanted = ofColumns.map(
      ([modelId, want]) => [modelId, new Set(byUrgency([want], []).flat().map(keyOf))] as const,
    );
    this.wantedBy = new Map(wanted);
    const whole = columns.every(({ loading }) => !loading);
    this.graph.want(
      byUrgency(
        ofColumns.map(([, want]) => want),
        matrix,
      ),
      whole,
    );
    const wantOf = new Map(ofColumns);
    this.board.changeColumns((column) => {
      const want = wantOf.get(column.modelId);
      return want ? this.filled(column, want) : column;
    });
    if (matrix.length > 0 || transfer.length > 0)
      this.board.showTransfer(matrix.map((wanted) => this.transferCell(wanted)));
  }

  /** Stop attacks and maps that run; they stay stopped until the scene changes or `retry` is called. */
  cancel(): void {
    this.graph.stop(({ kind }) => kind !== 'predict');
    this.reconcile();
  }

  /** Go on with one of a column's maps that is held, on every picture; see `JobGraph.agree`. */
  startMap(modelId: string, index: number): void {
    const column = this.board.state().columns.find((each) => each.modelId === modelId);
    const map = column && this.wants().column(column).maps[index];
    for (const want of map ? [map.clean, map.attacked] : []) if (typeof want === 'object') this.graph.agree(want);
    this.reconcile();
  }

  /** Try again what failed or was stopped, in one column or in all. */
  retry(modelId?: string): void {
    const wanted = modelId === undefined ? undefined : this.wantedBy.get(modelId);
    this.graph.retry(({ want }) => modelId === undefined || wanted?.has(want.key) === true);
    this.reconcile();
  }

  /** A column was taken off the screen: if it comes back, it starts empty. */
  forget(modelId: string): void {
    for (const slot of this.shown.keys()) if (slot.startsWith(`${modelId}/`)) this.shown.delete(slot);
  }

  /** A model is no longer what it was: nothing that was computed with it counts any more. */
  invalidate(modelId: string): void {
    this.graph.invalidate(modelId);
  }

  /** The engine is gone, and with it what ran; what failed with it is tried again by the next, but not for want of memory. */
  interrupt(): void {
    this.graph.interrupt();
    this.graph.retry(({ state, failure }) => state === 'failed' && failure?.code !== 'out-of-memory');
  }

  private wants(): Wants {
    const { picture, ...situation } = this.board.state();
    const pictureKey = picture && `${picture.kind}:${picture.id}`;
    return new Wants({ ...situation, pictureKey, result: this.graph.result.bind(this.graph) });
  }

  /** The column with what there is of all that it wants; the same one where nothing is new. */
  private filled(column: Column, want: ColumnWants): Column {
    const { obstacle, ...before } = column;
    const { modelId } = column;
    const clean = this.cell(modelId, 'clean', want.clean);
    const attacked = this.attackedCell(modelId, want);
    const playback = this.cell(modelId, 'playback', want.playback);
    const overEpsilon = this.epsilonCell(modelId, want.overEpsilon);
    const activations = this.cell(modelId, 'activations', want.activations);
    const synthesis = this.cell(modelId, 'synthesis', want.synthesis);
    const maps = want.maps.map((map, index) => ({
      clean: this.cell(modelId, `map ${index}, clean`, map.clean),
      attacked: this.cell(modelId, `map ${index}, attacked`, map.attacked),
    }));
    for (let index = maps.length; index < MOST_MAPS; index++)
      for (const picture of ['clean', 'attacked']) this.shown.delete(`${modelId}/map ${index}, ${picture}`);
    const after = {
      clean: kept(before.clean, clean),
      attacked: kept(before.attacked, attacked),
      playback: kept(before.playback, playback),
      overEpsilon: kept(before.overEpsilon, overEpsilon),
      activations: kept(before.activations, activations),
      synthesis: kept(before.synthesis, synthesis),
      maps: keptMaps(before.maps, maps),
    };
    const same =
      after.clean === before.clean &&
      after.attacked === before.attacked &&
      after.playback === before.playback &&
      after.overEpsilon === before.overEpsilon &&
      after.activations === before.activations &&
      after.synthesis === before.synthesis &&
      after.maps === before.maps &&
      obstacle === want.obstacle;
    return same ? column : { ...before, ...after, ...(want.obstacle && { obstacle: want.obstacle }) };
  }

  /** What a cell shows of the job it wants. */
  private cell<W extends Exclude<Wanted, { kind: 'attack' }>>(
    modelId: string,
    name: string,
    want: Want<W>,
  ): Cell<Result<W>> {
    if (typeof want === 'string') return this.view(modelId, name, want);
    const job = this.graph.of(want);
    return this.view(modelId, name, want, { ...job, value: job?.result ?? job?.preview });
  }

  /** The attacked picture with the answer of the column's own model, a job of its own where another was attacked. */
  private attackedCell(modelId: string, { attack, made, verdict }: ColumnWants): Cell<AttackedPicture> {
    if (typeof attack === 'string') return this.view(modelId, 'attacked', attack);
    const job = this.graph.of(attack);
    const { pixels: clean, modelId: source, attackId } = attack.ask;
    const origin = { clean, source, attack: attackId };
    if (!made) {
      const { adversarial, prediction }: Partial<AttackPreview> = job?.preview ?? {};
      const value = adversarial && {
        pixels: adversarial,
        ...origin,
        ...(verdict === 'off' && prediction && { prediction }),
      };
      return this.view(modelId, 'attacked', attack, { ...job, value });
    }
    const { key: _, prediction, ...shown } = made;
    if (verdict === 'off')
      return this.view(modelId, 'attacked', attack, { ...job, value: this.once({ ...shown, ...origin, prediction }) });
    const answer = typeof verdict === 'string' ? undefined : this.graph.of(verdict);
    const said = answer?.result && { prediction: answer.result };
    const value = this.once({ ...shown, ...origin, ...said });
    return this.view(modelId, 'attacked', attack, { state: 'running', ...answer, value });
  }

  /** The attack over ε, point by point; the curve before stays until the new one has a point. */
  private epsilonCell(modelId: string, want: ColumnWants['overEpsilon']): Cell<OverEpsilon> {
    const name = 'over ε';
    if (typeof want === 'string') return this.view(modelId, name, want);
    const { known, next } = want;
    const jobs = next.flatMap((each) => this.graph.of(each) ?? []);
    const ended = jobs.find(({ state }) => state === 'failed' || state === 'stopped');
    const state = ended?.state ?? (next.length > 0 ? 'running' : 'done');
    const before = this.shown.get(`${modelId}/${name}`) as OverEpsilon | undefined;
    const value = before && sameCurve(before, known) ? before : known;
    const hasBegun = state === 'done' || known.points.length > 1;
    return this.view(modelId, name, 'later', { ...ended, state, ...(hasBegun && { value }) });
  }

  private view<T>(modelId: string, name: string, want: Want, job: JobView<T> = {}): Cell<T> {
    const slot = `${modelId}/${name}`;
    if (want === 'off') {
      this.shown.delete(slot);
      return emptyCell;
    }
    const busy = job.state === 'running';
    const current = job.value !== undefined && (busy || job.state === 'done');
    if (current) this.shown.set(slot, job.value);
    // What a slot shows is what one of its own jobs came to, so it is of the slot's kind.
    const value = this.shown.get(slot) as T | undefined;
    if (value === undefined) return { stale: false, busy, ...more(job) };
    return { value, stale: !current, busy, ...more(job) };
  }

  /** The same object for the same parts, so that nothing is drawn in vain. */
  private once(made: AttackedPicture): AttackedPicture {
    const part = made.prediction ?? made.pixels;
    const known = this.composed.get(part) ?? made;
    this.composed.set(part, known);
    return known;
  }

  private transferCell({ source, victim, attack, made, verdict, obstacle }: TransferWants): TransferCell {
    const ends = { source, victim, ...(obstacle && { obstacle }) };
    if (typeof attack === 'string') return { ...ends, busy: false, stopped: false };
    const job = this.graph.of(attack);
    const answered = typeof verdict === 'string' ? undefined : this.graph.of(verdict);
    const prediction = verdict === 'off' ? made?.prediction : answered?.result;
    const failure = job?.failure ?? answered?.failure;
    const isAny = (state: Job['state']) => job?.state === state || answered?.state === state;
    return {
      ...ends,
      busy: isAny('running'),
      stopped: isAny('stopped'),
      ...(prediction && { prediction }),
      ...(failure && { failure }),
    };
  }
}

/** Whether two curves are of the same answers; what else they say follows from these. */
function sameCurve(a: OverEpsilon, b: OverEpsilon): boolean {
  return (
    a.bound === b.bound &&
    a.target === b.target &&
    a.points.length === b.points.length &&
    a.points.every(
      ({ prediction, maps }, index) =>
        prediction === b.points[index]!.prediction && sameMaps(maps, b.points[index]!.maps),
    )
  );
}

function sameMaps(a: EpsilonPoint['maps'] = [], b: EpsilonPoint['maps'] = []): boolean {
  return a.length === b.length && a.every((map, index) => map === b[index]);
}

function keyOf({ key }: Wanted): string {
  return key;
}

/** A job as a cell sees it. */
interface JobView<T> extends Pick<Partial<Job>, 'state' | 'progress' | 'failure' | 'held'> {
  readonly value?: T | undefined;
}

/** How far a running job is, why one failed, and what one takes that is held. */
function more({ state, progress, failure, held }: JobView<unknown>) {
  return { ...(state === 'running' && progress && { progress }), ...(failure && { failure }), ...(held && { held }) };
}

/** The former cell where the new one shows the same, so that nothing is drawn in vain. */
function kept<T>(before: Cell<T>, after: Cell<T>): Cell<T> {
  const same =
    before.value === after.value &&
    before.stale === after.stale &&
    before.busy === after.busy &&
    before.progress === after.progress &&
    before.failure === after.failure &&
    before.held === after.held;
  return same ? before : after;
}

/** The same of every explanation, and of their list; how far a map moved is not the keeper's to change. */
function keptMaps(before: readonly MapCells[], after: readonly Omit<MapCells, 'shift'>[]): readonly MapCells[] {
  const maps = after.map((map, index): MapCells => {
    const known = before[index] ?? emptyMap;
    const clean = kept(known.clean, map.clean);
    const attacked = kept(known.attacked, map.attacked);
    return clean === known.clean && attacked === known.attacked ? known : { ...known, clean, attacked };
  });
  return maps.length === before.length && maps.every((map, index) => map === before[index]) ? before : maps;
}
