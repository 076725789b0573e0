import type { Pixels, Prediction } from '@/domain/picture';
import type { EngineClient } from '@/worker/client';
import type { AttackedPicture, Cell, Column, LimelightState, TransferCell } from '../types';
import { JobGraph, type Job, type Result } from './graph';
import { Wants, type ColumnWants, type TransferWants, type Want, type Wanted } from './wanted';

/** A cell with nothing in it and nothing on its way. */
export const emptyCell: Cell<never> = { stale: false, busy: false };

/** What the keeper needs of the store: the state, and ways to change one column and the transfer matrix. */
export interface Board {
  state(): LimelightState;
  changeColumn(modelId: string, change: (column: Column) => Column): void;
  showTransfer(cells: readonly TransferCell[]): void;
}

const cellNames = ['clean', 'saliencyClean', 'attacked', 'saliencyAttacked'] as const;

type CellName = (typeof cellNames)[number];

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
    const { scene, catalogue, columns, picture, transferOpen, transfer } = this.board.state();
    const pictureKey = picture && `${picture.kind}:${picture.id}`;
    const result = this.graph.result.bind(this.graph);
    const wants = new Wants({ scene, catalogue, columns, pictureKey, result });
    const ofColumns = columns.map((column) => [column.modelId, wants.column(column)] as const);
    const matrix = transferOpen
      ? columns.flatMap((source) => columns.map((victim) => wants.transfer(source, victim)))
      : [];
    const jobs = new Map(ofColumns.map(([modelId, want]) => [modelId, jobsOf(want)]));
    this.wantedBy = new Map([...jobs].map(([modelId, each]) => [modelId, new Set(each.map(({ key }) => key))]));
    const shown = byKey([...jobs.values()].flat());
    const beside = byKey(matrix.flatMap(jobsOf));
    for (const key of shown.keys()) beside.delete(key);
    const whole = columns.every(({ loading }) => !loading);
    this.graph.want([...shown.values()], [...beside.values()], whole);
    for (const [modelId, want] of ofColumns) this.showColumn(modelId, want);
    if (matrix.length > 0 || transfer.length > 0)
      this.board.showTransfer(matrix.map((wanted) => this.transferCell(wanted)));
  }

  /** Stop attacks and maps that run; they stay stopped until the scene changes or `retry` is called. */
  cancel(): void {
    this.graph.stop(({ kind }) => kind !== 'predict');
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

  private showColumn(modelId: string, want: ColumnWants): void {
    const cells = {
      clean: this.cell(modelId, 'clean', want.clean),
      saliencyClean: this.cell(modelId, 'saliencyClean', want.saliencyClean),
      attacked: this.attackedCell(modelId, want),
      saliencyAttacked: this.cell(modelId, 'saliencyAttacked', want.saliencyAttacked),
    };
    this.board.changeColumn(modelId, (column) => {
      const { obstacle, ...rest } = column;
      const after: Column = { ...rest, ...cells, ...(want.obstacle && { obstacle: want.obstacle }) };
      const same = cellNames.every((name) => sameCell(column[name], cells[name])) && obstacle === want.obstacle;
      return same ? column : withKept(after, column);
    });
  }

  /** What a cell shows of the job it wants. */
  private cell<W extends Exclude<Wanted, { kind: 'attack' }>>(
    modelId: string,
    name: CellName,
    want: Want<W>,
  ): Cell<Result<W>> {
    if (typeof want === 'string') return this.view(modelId, name, want);
    const job = this.graph.of(want);
    return this.view(modelId, name, want, { ...job, value: job?.result ?? job?.preview });
  }

  /** The attacked picture with the answer of the column's own model, a job of its own where another was attacked. */
  private attackedCell(modelId: string, { attack, verdict }: ColumnWants): Cell<AttackedPicture> {
    if (typeof attack === 'string') return this.view(modelId, 'attacked', attack);
    const made = this.graph.of(attack);
    const { pixels: clean, modelId: source, attackId } = attack.ask;
    const origin = { clean, source, attack: attackId };
    if (made?.state !== 'done') {
      const { adversarial, prediction } = made?.preview ?? {};
      const value = adversarial && {
        pixels: adversarial,
        ...origin,
        ...(verdict === 'off' && prediction && { prediction }),
      };
      return this.view(modelId, 'attacked', attack, { ...made, value });
    }
    const { adversarial: pixels, prediction, milliseconds } = made.result!;
    if (verdict === 'off')
      return this.view(modelId, 'attacked', attack, {
        ...made,
        value: this.once({ pixels, ...origin, prediction, milliseconds }),
      });
    const answer = typeof verdict === 'string' ? undefined : this.graph.of(verdict);
    const said = answer?.result && { prediction: answer.result };
    const value = this.once({ pixels, ...origin, ...said, milliseconds });
    return this.view(modelId, 'attacked', attack, { state: 'running', ...answer, value });
  }

  private view<T>(modelId: string, name: CellName, want: Want, job: JobView<T> = {}): Cell<T> {
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

  private transferCell({ source, victim, attack, verdict, obstacle }: TransferWants): TransferCell {
    const ends = { source, victim, ...(obstacle && { obstacle }) };
    if (typeof attack === 'string') return { ...ends, busy: false, stopped: false };
    const made = this.graph.of(attack);
    const answered = typeof verdict === 'string' ? undefined : this.graph.of(verdict);
    const prediction = verdict === 'off' ? made?.result?.prediction : answered?.result;
    const failure = made?.failure ?? answered?.failure;
    const isAny = (state: Job['state']) => made?.state === state || answered?.state === state;
    return {
      ...ends,
      busy: isAny('running'),
      stopped: isAny('stopped'),
      ...(prediction && { prediction }),
      ...(failure && { failure }),
    };
  }
}

function jobsOf(wants: Partial<ColumnWants> | TransferWants): Wanted[] {
  const { clean, saliencyClean, attack, verdict, saliencyAttacked }: Partial<ColumnWants> = wants;
  return [clean, saliencyClean, attack, verdict, saliencyAttacked].filter((want) => typeof want === 'object');
}

/** These, each once. */
function byKey(wants: readonly Wanted[]): Map<string, Wanted> {
  return new Map(wants.map((want) => [want.key, want]));
}

/** A job as a cell sees it. */
interface JobView<T> extends Pick<Partial<Job>, 'state' | 'progress' | 'failure'> {
  readonly value?: T | undefined;
}

/** How far a running job is, and why one failed. */
function more({ state, progress, failure }: JobView<unknown>) {
  return { ...(state === 'running' && progress && { progress }), ...(failure && { failure }) };
}

/** The column with those of the former's cells that show the same. */
function withKept(after: Column, before: Column): Column {
  const kept = cellNames.flatMap((name) =>
    sameCell(before[name], after[name]) ? [[name, before[name]] as const] : [],
  );
  return { ...after, ...Object.fromEntries(kept) };
}

function sameCell(a: Cell<unknown>, b: Cell<unknown>): boolean {
  return (
    a.value === b.value &&
    a.stale === b.stale &&
    a.busy === b.busy &&
    a.progress === b.progress &&
    a.failure === b.failure
  );
}
