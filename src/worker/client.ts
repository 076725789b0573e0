import { LimelightError, toFailure, type Failure } from '@/domain/errors';
import type { Answer, Ask, FromWorker, Kind, Progress, ToWorker } from './protocol';

/** Thrown by a request that was cancelled or overtaken by a newer one in its slot. */
export class Cancelled extends Error {
  constructor() {
    super('cancelled');
    this.name = 'Cancelled';
  }
}

/** The part of `Worker` that the client needs; tests give it a port of their own. */
export interface WorkerPort {
  postMessage(message: ToWorker, transfer?: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

interface Pending {
  readonly slot: string;
  resolve(answer: unknown): void;
  reject(reason: unknown): void;
  onProgress(progress: unknown): void;
}

/**
 * The page's side of the engine worker. Every request names a slot; a newer request in a slot cancels the older one,
 * whose promise rejects with `Cancelled`, so that a stale result is never shown. When the worker dies or loses its
 * device every pending request rejects, `onLost` is called once, and the client is of no more use: make a new one.
 */
export class EngineClient {
  private nextId = 1;
  private readonly pending = new Map<number, Pending>();
  private lost = false;

  constructor(
    private readonly port: WorkerPort,
    private readonly onLost: (failure: Failure) => void,
  ) {
    port.onmessage = (event) => this.receive(event.data);
    port.onerror = (event) => {
      event.preventDefault();
      this.die(crash(event.message));
    };
  }

  /** Ask the engine; rejects with `Cancelled` or a `LimelightError`. */
  request<K extends Kind>(
    kind: K,
    ask: Ask<K>,
    options: { slot: string; onProgress?: (progress: Progress<K>) => void },
  ): Promise<Answer<K>> {
    this.cancel(options.slot);
    if (this.lost) return Promise.reject(crash('the engine is being replaced'));
    const id = this.nextId++;
    return new Promise<Answer<K>>((resolve, reject) => {
      // The worker answers a request of kind K with an answer of kind K: the one cast of the protocol.
      const settle = resolve as (answer: unknown) => void;
      const report = (options.onProgress ?? (() => {})) as (progress: unknown) => void;
      this.pending.set(id, { slot: options.slot, resolve: settle, reject, onProgress: report });
      this.port.postMessage({ type: 'request', id, kind, ask } as ToWorker);
    });
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
    this.lost = true;
    this.port.terminate();
    this.rejectAll(new Cancelled());
  }

  private receive(message: FromWorker): void {
    if (message.type === 'lost') {
      const { code, message: sentence, hint } = message.failure;
      this.die(new LimelightError(code, sentence, hint));
      return;
    }
    const request = this.pending.get(message.id);
    if (!request) return;
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
        request.reject(new LimelightError(message.failure.code, message.failure.message, message.failure.hint));
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
    this.lost = true;
    this.port.terminate();
    this.rejectAll(reason);
    this.onLost(toFailure(reason));
  }

  private rejectAll(reason: Error): void {
    const requests = [...this.pending.values()];
    this.pending.clear();
    for (const request of requests) request.reject(reason);
  }
}

function crash(detail: string): LimelightError {
  return new LimelightError(
    'worker-crashed',
    `The engine stopped unexpectedly (${detail}).`,
    'It is being restarted; your settings stay as they are.',
  );
}
