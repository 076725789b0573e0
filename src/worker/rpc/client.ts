import { systemClock, type Clock } from '@/domain/clock';
import { raised, type Failure } from '@/domain/errors';
import type { WorkerRole } from '@/domain/failures/page';
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
    private readonly role: WorkerRole,
    clock: Clock = systemClock,
  ) {
    port.onmessage = (event) => this.receive(event.data);
    port.onerror = (event) => {
      event.preventDefault();
      const details = { worker: this.role, problem: event.message };
      this.die({ code: 'worker-crashed', reason: 'stopped', details });
    };
    this.silence = new Silence(clock, silentTurn, (turns) => {
      if (turns === turnsBeforeAsking) this.port.postMessage({ type: 'ping' });
      if (turns >= turnsBeforeDeath)
        this.die({ code: 'worker-crashed', reason: 'silent', details: { worker: this.role } });
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
    if (this.lost)
      return Promise.reject(
        raised({ code: 'worker-crashed', reason: 'being-replaced', details: { worker: this.role } }),
      );
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
      this.die(message.failure);
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

  private die(failure: Failure): void {
    if (this.lost) return;
    this.end(raised(failure));
    this.onLost(failure);
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
}
