import { systemClock, type Clock } from '@/domain/clock';
import { LimelightError, toFailure, type Failure } from '@/domain/errors';
import { Silence } from '@/domain/silence';
import { silentTurn, turnsBeforeAsking, turnsBeforeDeath } from './deadlines';
import type { Exchanges, FromWorker, KindOf, ToWorker } from './protocol';

/** Thrown by a request that was cancelled or overtaken by a newer one in its slot. */
export class Cancelled extends Error {
  constructor() {
    super('cancelled');
    this.name = 'Cancelled';
  }
}

/** The part of a `Worker` that a client needs; tests give it a port of their own. */
export interface Port<E extends Exchanges<E>> {
  postMessage(message: ToWorker<E>, transfer?: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromWorker<E>>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** How a worker is called in a sentence, and what a person is told to do once it has died. */
export interface Obituary {
  readonly what: string;
  readonly hint: string;
}

export interface RequestOptions<Progress> {
  /** A newer request in a slot cancels the older one; each has its own where none is named. */
  readonly slot?: string;
  /** Higher goes first; 0 unless said. */
  readonly priority?: number;
  /** Cancels the request. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

interface Pending {
  readonly slot: string;
  resolve(answer: unknown): void;
  reject(reason: unknown): void;
  onProgress(progress: unknown): void;
}

/**
 * The page's side of a worker. A request that is cancelled rejects with `Cancelled` at once, so that a stale result is never
 * shown. When the worker dies, loses its device, or owes something and says nothing for long, not even when it is asked,
 * it is ended, every pending request rejects, `onLost` is called once, and the client is of no more use: make a new one.
 */
export class Client<E extends Exchanges<E>> {
  private nextId = 1;
  private readonly pending = new Map<number, Pending>();
  /** Requests whose last word has not come yet, cancelled ones too. */
  private readonly owed = new Set<number>();
  private lost = false;
  private readonly silence: Silence;

  constructor(
    private readonly port: Port<E>,
    private readonly onLost: (failure: Failure) => void,
    private readonly obituary: Obituary,
    clock: Clock = systemClock,
  ) {
    port.onmessage = (event) => this.receive(event.data);
    port.onerror = (event) => {
      event.preventDefault();
      this.die(this.death(`${this.obituary.what} stopped unexpectedly${event.message ? ` (${event.message})` : ''}.`));
    };
    this.silence = new Silence(clock, silentTurn, (turns) => {
      if (turns === turnsBeforeAsking) this.port.postMessage({ type: 'ping' });
      if (turns >= turnsBeforeDeath) this.die(this.death(`${this.obituary.what} no longer answers.`));
    });
  }

  /** True while the worker owes the last word on anything. */
  get busy(): boolean {
    return this.owed.size > 0;
  }

  /** Ask the worker; rejects with `Cancelled` or a `LimelightError`. */
  request<K extends KindOf<E>>(
    kind: K,
    ask: E[K]['ask'],
    { slot, priority, signal, onProgress }: RequestOptions<E[K]['progress']> = {},
  ): Promise<E[K]['answer']> {
    if (slot !== undefined) this.cancel(slot);
    if (signal?.aborted) return Promise.reject(new Cancelled());
    if (this.lost) return Promise.reject(this.death(`${this.obituary.what} is being replaced.`));
    const id = this.nextId++;
    const own = slot ?? `#${id}`;
    const answered = new Promise<E[K]['answer']>((resolve, reject) => {
      this.pending.set(id, {
        slot: own,
        resolve,
        reject,
        onProgress: (progress) => onProgress?.(progress),
      });
    });
    const request = { type: 'request', id, kind, ask, ...(priority !== undefined && { priority }) } as const;
    this.owed.add(id);
    this.port.postMessage(request);
    this.silence.broken(true);
    const abort = () => this.cancel(own);
    signal?.addEventListener('abort', abort);
    return answered.finally(() => signal?.removeEventListener('abort', abort));
  }

  /** Say something to what runs in a slot. */
  say(slot: string, word: E[KindOf<E>]['word']): void {
    for (const [id, request] of this.pending)
      if (request.slot === slot) this.port.postMessage({ type: 'word', id, word });
  }

  /** Cancel what runs in a slot, if anything does. */
  cancel(slot: string): void {
    for (const [id, request] of this.pending)
      if (request.slot === slot) {
        this.pending.delete(id);
        this.port.postMessage({ type: 'cancel', id });
        request.reject(new Cancelled());
      }
  }

  /** Stop the worker without calling `onLost`. */
  dispose(): void {
    this.end(new Cancelled());
  }

  private receive(message: FromWorker<E>): void {
    if (this.lost) return;
    if (message.type === 'lost') {
      this.die(raised(message.failure));
      return;
    }
    if (message.type !== 'pong' && message.type !== 'progress') this.owed.delete(message.id);
    this.silence.broken(this.busy);
    const request = message.type === 'pong' ? undefined : this.pending.get(message.id);
    if (message.type === 'pong' || !request) return;
    if (message.type === 'progress') {
      request.onProgress(message.progress);
      return;
    }
    this.pending.delete(message.id);
    switch (message.type) {
      case 'answer':
        request.resolve(message.answer);
        break;
      case 'failure':
        request.reject(raised(message.failure));
        break;
      case 'cancelled':
        request.reject(new Cancelled());
        break;
      default:
        message satisfies never;
    }
  }

  private die(reason: LimelightError): void {
    if (this.lost) return;
    this.end(reason);
    this.onLost(toFailure(reason));
  }

  private end(reason: Error): void {
    this.lost = true;
    this.port.terminate();
    this.silence.broken(false);
    const requests = [...this.pending.values()];
    this.pending.clear();
    this.owed.clear();
    for (const request of requests) request.reject(reason);
  }

  private death(sentence: string): LimelightError {
    return new LimelightError('worker-crashed', sentence, this.obituary.hint);
  }
}

function raised({ code, message, hint }: Failure): LimelightError {
  return new LimelightError(code, message, hint);
}
