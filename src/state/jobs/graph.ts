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
      this.jobs.delete(key);
      if (state === 'running') this.client()?.cancel(key);
    }
    for (const [rank, wanted] of ranks.entries())
      for (const want of wanted) {
        const known = this.jobs.get(want.key);
        if (!known) this.send(want, ranks.length - 1 - rank);
        else if (known.state === 'done' || known.state === 'failed') this.touch(known);
      }
    this.forgetOldest(keys);
  }

  /** Stop what runs and `stops` says yes to; it stays stopped until it is wanted no longer or tried again. */
  stop(stops: (want: Wanted) => boolean): void {
    for (const [key, job] of this.jobs) {
      if (job.state !== 'running' || !stops(job.want)) continue;
      this.client()?.cancel(key);
      this.jobs.set(key, { ...job, state: 'stopped' });
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
    for (const [key, { state }] of this.jobs) {
      if (!key.includes(modelId)) continue;
      this.jobs.delete(key);
      if (state === 'running') this.client()?.cancel(key);
    }
  }

  private send(want: Wanted, priority: number): void {
    const client = this.client();
    if (!client) return;
    const { key } = want;
    this.jobs.set(key, { want, state: 'running' });
    const change = (change: Partial<Job>) => {
      const job = this.jobs.get(key);
      if (job?.want !== want || job.state !== 'running') return;
      this.jobs.set(key, { ...job, ...change });
      if (change.held) client.cancel(key);
      this.onChange();
    };
    const isTooLong = (cost: MapCost) =>
      want.kind === 'explain' && cost.milliseconds > UNANNOUNCED && !this.agreed.has(makingOf(want));
    perform(client, want, priority, isTooLong, change).then(
      (result) => {
        // What was waited for once is no surprise on the next picture.
        if (want.kind === 'explain') this.agreed.add(makingOf(want));
        change({ state: 'done', result: result as Result<Wanted> });
      },
      (thrown: unknown) => thrown instanceof Cancelled || change({ state: 'failed', failure: toFailure(thrown) }),
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
      const made = { method: want.ask.saliencyId, params: want.ask.params, signed: want.signed };
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

function bytesOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, each) => sum + bytesOf(each), 0);
}
