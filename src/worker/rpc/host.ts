import { toFailure, type Failure } from '@/domain/errors';
import { Scheduler, type Steps } from './scheduler';
import type { AnyExchange, Exchanges, FromWorker, KindOf, ToWorker } from './protocol';

/** What a handler has beside what is asked. */
export interface Desk<X extends AnyExchange> {
  readonly report: (progress: X['progress']) => void;
  /** Aborts when the request is cancelled. */
  readonly signal: AbortSignal;
  /** Hears what the page has to say meanwhile. */
  readonly listen: (hear: (word: X['word']) => void) => void;
}

/**
 * What a worker does for one kind of request: computes step by step, in turn with others, or mostly waits (for the network,
 * for drivers), beside them.
 */
export type Handler<X extends AnyExchange> = (
  ask: X['ask'],
  desk: Desk<X>,
) => AsyncGenerator<void, X['answer'], void> | Promise<X['answer']>;

export type Handlers<E extends Exchanges<E>> = { readonly [K in KindOf<E>]: Handler<E[K]> };

/** What a host must know of the device that its handlers compute on. */
export interface Device {
  /** Why nothing that was just computed counts, where the device is gone. */
  lost(): Failure | undefined;
  /** True where an error says that memory ran out. */
  isOutOfMemory(thrown: unknown): boolean;
  /** Comes back once the device has done what it was given so far. */
  finish(): Promise<void>;
}

interface Waiting {
  readonly controller: AbortController;
  hear: (word: unknown) => void;
}

/**
 * The worker's side of the protocol: runs each request, reports on it, and answers it exactly once, be it with an answer, a
 * failure or `cancelled`. Where memory runs out, and where the device is gone, it says `lost`: what else is held there may
 * be damaged.
 */
export class Host<E extends Exchanges<E>> {
  private readonly scheduler = new Scheduler();
  private readonly open = new Map<number, Waiting>();
  private ended = false;

  constructor(
    private readonly handlers: Handlers<E>,
    private readonly send: (message: FromWorker<E>, transfer: Transferable[]) => void,
    private readonly device?: Device,
  ) {}

  /** Take one message of the page. */
  receive(message: ToWorker<E>): void {
    switch (message.type) {
      case 'request':
        this.perform(message);
        break;
      case 'cancel':
        void this.cancel(message.id);
        break;
      case 'word':
        this.open.get(message.id)?.hear(message.word);
        break;
      case 'ping':
        void (this.device?.finish() ?? Promise.resolve()).then(() => this.post({ type: 'pong' }));
        break;
      default:
        message satisfies never;
    }
  }

  /** The device is gone. */
  lose(failure: Failure): void {
    if (this.ended) return;
    this.post({ type: 'lost', failure });
    this.ended = true;
  }

  /** The device could not allocate something, and nothing was thrown: what computes, or else all that is under way, fails. */
  starve(): void {
    const { current } = this.scheduler;
    const ids = current !== undefined && this.open.has(current) ? [current] : [...this.open.keys()];
    for (const id of ids) this.end(id, { type: 'failure', id, failure: outOfMemory });
    this.lose(restarting);
  }

  private async cancel(id: number): Promise<void> {
    const request = this.open.get(id);
    if (!request) return;
    request.controller.abort();
    if (await this.scheduler.cancel(id)) this.end(id, { type: 'cancelled', id });
  }

  private perform<K extends KindOf<E>>(message: { id: number; kind: K; ask: E[K]['ask']; priority?: number }): void {
    const { id, kind, ask, priority } = message;
    const request: Waiting = { controller: new AbortController(), hear: () => undefined };
    this.open.set(id, request);
    const desk: Desk<E[K]> = {
      signal: request.controller.signal,
      report: (progress) => {
        if (this.open.has(id)) this.post({ type: 'progress', id, progress }, buffersOf(progress));
      },
      listen: (hear) => (request.hear = hear),
    };
    const run = this.handlers[kind](ask, desk);
    if (Symbol.asyncIterator in run) this.scheduler.add(id, this.steps(id, run), priority);
    else void run.then(...this.outcome(id, request));
  }

  private async *steps(id: number, run: AsyncGenerator<void, E[KindOf<E>]['answer'], void>): Steps {
    try {
      this.answer(id, yield* run);
    } catch (thrown) {
      this.fail(id, thrown);
    }
  }

  private outcome(id: number, { controller: { signal } }: Waiting) {
    const cancelled = () => this.end(id, { type: 'cancelled', id });
    return [
      (answer: E[KindOf<E>]['answer']) => (signal.aborted ? cancelled() : this.answer(id, answer)),
      (thrown: unknown) => (signal.aborted ? cancelled() : this.fail(id, thrown)),
    ] as const;
  }

  private answer(id: number, answer: E[KindOf<E>]['answer']): void {
    const lost = this.device?.lost();
    if (lost) this.lose(lost);
    else this.end(id, { type: 'answer', id, answer }, buffersOf(answer));
  }

  private fail(id: number, thrown: unknown): void {
    const lost = this.device?.lost();
    if (lost) {
      this.lose(lost);
      return;
    }
    const starved = this.device?.isOutOfMemory(thrown) ?? false;
    this.end(id, { type: 'failure', id, failure: starved ? outOfMemory : toFailure(thrown) });
    if (starved) this.lose(restarting);
  }

  /** The one last word on a request. */
  private end(id: number, message: FromWorker<E>, transfer: Transferable[] = []): void {
    if (this.open.delete(id)) this.post(message, transfer);
  }

  private post(message: FromWorker<E>, transfer: Transferable[] = []): void {
    if (!this.ended) this.send(message, transfer);
  }
}

const outOfMemory: Failure = { code: 'out-of-memory', reason: 'too-much-asked', details: {} };

/** The same, as the end of the worker. */
const restarting: Failure = { ...outOfMemory, outcome: { outcome: 'restarting' } };

/** The array buffers inside a message, so that they move to the page instead of being copied. */
function buffersOf(value: unknown): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) return value.buffer instanceof ArrayBuffer ? [value.buffer] : [];
  if (typeof value !== 'object' || value === null) return [];
  return [...new Set(Object.values(value).flatMap(buffersOf))];
}
