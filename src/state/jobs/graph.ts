import { toFailure, type Failure } from '@/domain/errors';
import type { MapCost } from '@/domain/method';
import type { Prediction } from '@/domain/picture';
import type { Playback } from '@/domain/playback';
import type { Activations } from '@/domain/activations';
import type { Synthesis } from '@/domain/synthesis';
import { Cancelled, type EngineClient } from '@/worker/client';
import type { AttackPreview, AttackResult, ExplainedMap } from '../types';
import type { Explain, Wanted } from './request';

/** What a job of each kind ends in, and shows on the way. */
interface Results {
  predict: { result: Prediction; preview: never };
  explain: { result: ExplainedMap; preview: ExplainedMap };
  attack: { result: AttackResult; preview: AttackPreview };
  playback: { result: Playback; preview: never };
  activations: { result: Activations; preview: never };
  synthesise: { result: Synthesis; preview: Synthesis };
}

export type Result<W extends Wanted> = Results[W['kind']]['result'];
export type Preview<W extends Wanted> = Results[W['kind']]['preview'];

/** One request and how far it is; it was never sent where there is no job of it. */
export interface Job<W extends Wanted = Wanted> {
  readonly want: W;
  /** What it runs in at the engine, alone or together with others. */
  readonly slot: string;
  readonly state: 'running' | 'done' | 'failed' | 'stopped';
  readonly progress?: { readonly step: number; readonly total: number };
  readonly preview?: Preview<W>;
  readonly result?: Result<W>;
  readonly failure?: Failure;
  /** What a map takes that was stopped because nobody has said yet that it may take so long. */
  readonly held?: MapCost;
}

/** Bytes of results that are remembered beyond those on the screen. */
const BUDGET = 96 * 2 ** 20;

/** Nobody waits for a map longer than this, in milliseconds, without having been told beforehand. */
const UNANNOUNCED = 60_000;

/** Failures that are remembered, so that what cannot be had is not asked for at every turn. */
const MOST_FAILED = 100;

/**
 * The requests that the scene asks for, by their keys: what is wanted is sent once, however many places show it, what is
 * wanted no longer is cancelled. Results are remembered up to a budget of bytes and failures up to a number, the latest
 * used longest.
 */
export class JobGraph {
  /** In the order of their last use. */
  private readonly jobs = new Map<string, Job>();
  /** Maps that may take as long as they do; see `makingOf`. */
  private readonly agreed = new Set<string>();

  constructor(
    private readonly client: () => Pick<EngineClient, 'request' | 'cancel'> | undefined,
    private readonly onChange: () => void,
    private readonly budget = BUDGET,
  ) {}

  /** The job of a request, with what it came to. */
  of<W extends Wanted>(want: W): Job<W> | undefined {
    // A key names one request and so one kind: the one cast of the graph.
    return this.jobs.get(want.key) as Job<W> | undefined;
  }

  /** The final result of a request. */
  result<W extends Wanted>(want: W): Result<W> | undefined {
    return this.of(want)?.result;
  }

  /**
   * Send what of these was not sent, and give up what else runs; of `ranks` the engine does what stands in the first before
   * what stands in the next, of usual priority what is in the last. What is known to have failed is not sent again before
   * `retry`; what was stopped is, once the page has wanted something else (`whole`: these are all, and none only waits for
   * its model).
   */
  want(ranks: readonly (readonly Wanted[])[], whole: boolean): void {
    const keys = new Set(ranks.flatMap((wanted) => wanted.map(({ key }) => key)));
    for (const [key, { state }] of this.jobs) {
      if (keys.has(key) || state === 'done' || state === 'failed' || (state === 'stopped' && !whole)) continue;
      this.drop(key);
    }
    for (const [rank, wanted] of ranks.entries()) {
      const unsent = new Map<string, Wanted>();
      for (const want of wanted) {
        const known = this.jobs.get(want.key);
        if (!known) unsent.set(want.key, want);
        else if (known.state === 'done' || known.state === 'failed') this.touch(known);
      }
      for (const batch of batches([...unsent.values()])) this.send(batch, ranks.length - 1 - rank);
    }
    this.forgetOldest(keys);
  }

  /** Stop what runs and `stops` says yes to; it stays stopped until it is wanted no longer or tried again. */
  stop(stops: (want: Wanted) => boolean): void {
    for (const [key, job] of this.jobs) {
      if (job.state !== 'running' || !stops(job.want)) continue;
      this.jobs.set(key, { ...job, state: 'stopped' });
      this.release(job.slot);
    }
  }

  /** From now on that model's map by that method may take as long as it does; see `Job.held`. */
  agree(want: Explain): void {
    const making = makingOf(want);
    this.agreed.add(making);
    for (const [key, { held, want: other }] of this.jobs)
      if (held && other.kind === 'explain' && makingOf(other) === making) this.jobs.delete(key);
  }

  /** Forget that these failed or were stopped, so that they are sent again when they are wanted. */
  retry(tries: (job: Job) => boolean): void {
    for (const [key, job] of this.jobs)
      if ((job.state === 'failed' || job.state === 'stopped') && tries(job)) this.jobs.delete(key);
  }

  /** The engine is gone: nothing runs any more. */
  interrupt(): void {
    for (const [key, { state }] of this.jobs) if (state === 'running') this.jobs.delete(key);
  }

  /** A model is no longer what it was: nothing that was computed with it counts. */
  invalidate(modelId: string): void {
    for (const key of [...this.jobs.keys()]) if (key.includes(modelId)) this.drop(key);
  }

  private drop(key: string): void {
    const job = this.jobs.get(key);
    this.jobs.delete(key);
    if (job?.state === 'running') this.release(job.slot);
  }

  /** Give up what runs in a slot once nobody waits for it. */
  private release(slot: string): void {
    const isAwaited = [...this.jobs.values()].some((job) => job.slot === slot && job.state === 'running');
    if (!isAwaited) this.client()?.cancel(slot);
  }

  private send(batch: readonly [Wanted, ...Wanted[]], priority: number): void {
    const client = this.client();
    if (!client) return;
    const slot = batch.map(({ key }) => key).join();
    for (const want of batch) this.jobs.set(want.key, { want, slot, state: 'running' });
    const change = (want: Wanted, change: Partial<Job>) => {
      const job = this.jobs.get(want.key);
      if (job?.want !== want || job.slot !== slot || job.state !== 'running') return;
      this.jobs.set(want.key, { ...job, ...change });
      if (change.held) client.cancel(slot);
      this.onChange();
    };
    const [want] = batch;
    const maps = batch.filter((each) => each.kind === 'explain');
    if (maps.length > 1) {
      together(client, maps, slot, priority).then(
        (results) => maps.forEach((map, index) => change(map, { state: 'done', result: results[index]! })),
        (thrown: unknown) => {
          if (thrown instanceof Cancelled) return;
          // Which of them it was about shows when each is asked for by itself.
          for (const map of maps) if (this.jobs.get(map.key)?.slot === slot) this.send([map], priority);
        },
      );
      return;
    }
    const isTooLong = (cost: MapCost) =>
      want.kind === 'explain' && cost.milliseconds > UNANNOUNCED && !this.agreed.has(makingOf(want));
    perform(client, want, priority, isTooLong, (each) => change(want, each)).then(
      (result) => {
        // What was waited for once is no surprise on the next picture.
        if (want.kind === 'explain') this.agreed.add(makingOf(want));
        change(want, { state: 'done', result: result as Result<Wanted> });
      },
      (thrown: unknown) => thrown instanceof Cancelled || change(want, { state: 'failed', failure: toFailure(thrown) }),
    );
  }

  private touch(job: Job): void {
    this.jobs.delete(job.want.key);
    this.jobs.set(job.want.key, job);
  }

  private forgetOldest(wanted: ReadonlySet<string>): void {
    let bytes = 0;
    let failed = 0;
    for (const { state, result } of this.jobs.values()) {
      bytes += bytesOf(result);
      if (state === 'failed') failed += 1;
    }
    for (const [key, { state, result }] of this.jobs) {
      const isTooMuch = (state === 'done' && bytes > this.budget) || (state === 'failed' && failed > MOST_FAILED);
      if (!isTooMuch || wanted.has(key)) continue;
      this.jobs.delete(key);
      if (state === 'failed') failed -= 1;
      else bytes -= bytesOf(result);
    }
  }
}

/** What is sent at once: maps of one model, method and parameters together where that is one step, all else by itself. */
function batches(wanted: readonly Wanted[]): Iterable<[Wanted, ...Wanted[]]> {
  const made = new Map<string, [Wanted, ...Wanted[]]>();
  for (const want of wanted) {
    const making = want.kind === 'explain' && want.oneStep ? makingOf(want) : want.key;
    const batch = made.get(making);
    if (batch) batch.push(want);
    else made.set(making, [want]);
  }
  return made.values();
}

/** Send a request for several maps. */
async function together(
  client: Pick<EngineClient, 'request'>,
  batch: readonly Explain[],
  slot: string,
  priority: number,
): Promise<ExplainedMap[]> {
  const asks = batch.map(({ ask }) => ask);
  const { maps } = await client.request('explainTogether', { modelId: asks[0]!.modelId, asks }, { slot, priority });
  return maps.map((map, index) => ({ ...map, ...madeBy(batch[index]!) }));
}

/** What a map says of how it was made. */
function madeBy({ ask, signed }: Explain) {
  return { method: ask.saliencyId, params: ask.params, signed };
}

/** Send a request; `change` hears of every step. */
function perform(
  client: Pick<EngineClient, 'request'>,
  want: Wanted,
  priority: number,
  isTooLong: (cost: MapCost) => boolean,
  change: (change: Partial<Job>) => void,
): Promise<unknown> {
  const slot = want.key;
  switch (want.kind) {
    case 'predict':
      return client.request('predict', want.ask, { slot, priority });
    case 'explain': {
      const made = madeBy(want);
      return client
        .request('explain', want.ask, {
          slot,
          priority,
          onProgress: ({ step, total, map, cost }) =>
            change({
              progress: { step, total },
              ...(map && { preview: { ...map, ...made } }),
              ...(cost && isTooLong(cost) && { state: 'stopped', held: cost }),
            }),
        })
        .then(({ map }): ExplainedMap => ({ ...map, ...made }));
    }
    case 'attack':
      return client.request('attack', want.ask, {
        slot,
        priority,
        onProgress: ({ step, total, adversarial, prediction }) =>
          change({
            progress: { step, total },
            ...(adversarial && { preview: { adversarial, ...(prediction && { prediction }) } }),
          }),
      });
    case 'playback':
      return client.request('playback', want.ask, {
        slot,
        priority,
        onProgress: (progress) => change({ progress }),
      });
    case 'activations':
      return client.request('activations', want.ask, { slot, priority });
    case 'synthesise':
      return client.request('synthesise', want.ask, {
        slot,
        priority,
        onProgress: ({ step, total, preview }) => change({ progress: { step, total }, ...(preview && { preview }) }),
      });
    default:
      return want satisfies never;
  }
}

/** What a map is made of but for its picture and class: maps that agree in it take the same time. */
function makingOf({ ask: { modelId, saliencyId, params } }: Explain): string {
  return JSON.stringify([modelId, saliencyId, params]);
}

function bytesOf(result: object | undefined): number {
  if (!result) return 0;
  const bytes = knownBytes.get(result) ?? countBytes(result);
  knownBytes.set(result, bytes);
  return bytes;
}

/** Results do not change: each is counted once, however many there are. */
const knownBytes = new WeakMap<object, number>();

function countBytes(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, each) => sum + countBytes(each), 0);
}
