import { toFailure, type Failure } from '@/domain/errors';
import { isOutOfMemory } from '@/engine/backends/out-of-memory';
import type { Answer, Ask, FromWorker, Kind, Progress, ToWorker } from './protocol';
import { Scheduler, type Steps } from './scheduler';

/** Kinds that compute on the device step by step, and kinds that mostly wait (network, drivers). */
export type ComputedKind = 'predict' | 'attack' | 'explain';
export type AwaitedKind = Exclude<Kind, ComputedKind>;

/** What the engine does for each kind of request. */
export type Handlers = {
  readonly [K in ComputedKind]: (
    ask: Ask<K>,
    report: (progress: Progress<K>) => void,
  ) => AsyncGenerator<void, Answer<K>, void>;
} & {
  readonly [K in AwaitedKind]: (
    ask: Ask<K>,
    report: (progress: Progress<K>) => void,
    signal: AbortSignal,
  ) => Promise<Answer<K>>;
};

/**
 * The worker's side of the protocol: runs each request, reports on it, and answers it exactly once, be it with an
 * answer, a failure or `cancelled`. After a failure for want of memory it says `lost`.
 */
export class EngineHost {
  private readonly scheduler = new Scheduler();
  private readonly waiting = new Map<number, AbortController>();

  constructor(
    private readonly handlers: Handlers,
    private readonly post: (message: FromWorker, transfer: Transferable[]) => void,
  ) {}

  /** Take one message of the page. */
  receive(message: ToWorker): void {
    if (message.type === 'cancel') void this.cancel(message.id);
    else this.perform(message);
  }

  private async cancel(id: number): Promise<void> {
    const waiting = this.waiting.get(id);
    waiting?.abort();
    if (waiting || (await this.scheduler.cancel(id))) this.post({ type: 'cancelled', id }, []);
    this.waiting.delete(id);
  }

  private perform(message: Extract<ToWorker, { type: 'request' }>): void {
    const { id } = message;
    const { handlers } = this;
    switch (message.kind) {
      case 'predict':
        this.scheduler.add(
          id,
          this.steps(
            id,
            handlers.predict(message.ask, () => {}),
          ),
        );
        break;
      case 'attack':
        this.scheduler.add(
          id,
          this.steps(
            id,
            handlers.attack(message.ask, (progress) => this.report(id, progress)),
          ),
        );
        break;
      case 'explain':
        this.scheduler.add(
          id,
          this.steps(
            id,
            handlers.explain(message.ask, (progress) => this.report(id, progress)),
          ),
        );
        break;
      case 'start':
        void this.wait(id, (signal) => handlers.start(message.ask, () => {}, signal));
        break;
      case 'load':
        void this.wait(id, (signal) => handlers.load(message.ask, (progress) => this.report(id, progress), signal));
        break;
      case 'inspect':
        void this.wait(id, (signal) => handlers.inspect(message.ask, () => {}, signal));
        break;
      default:
        message satisfies never;
    }
  }

  private async *steps(id: number, run: AsyncGenerator<void, Answer<Kind>, void>): Steps {
    try {
      const answer = yield* run;
      this.post({ type: 'answer', id, answer }, buffersOf(answer));
    } catch (thrown) {
      this.fail(id, thrown);
    }
  }

  private async wait(id: number, run: (signal: AbortSignal) => Promise<Answer<AwaitedKind>>): Promise<void> {
    const controller = new AbortController();
    this.waiting.set(id, controller);
    try {
      const answer = await run(controller.signal);
      if (this.waiting.delete(id)) this.post({ type: 'answer', id, answer }, []);
    } catch (thrown) {
      if (this.waiting.delete(id)) this.fail(id, thrown);
    }
  }

  /** Where memory ran out, what else is held there may be damaged: the request fails, and the worker with it. */
  private fail(id: number, thrown: unknown): void {
    const starved = isOutOfMemory(thrown);
    this.post({ type: 'failure', id, failure: starved ? outOfMemory : toFailure(thrown) }, []);
    if (starved) this.post({ type: 'lost', failure: { ...outOfMemory, hint: replaced } }, []);
  }

  private report(id: number, progress: Progress<Kind>): void {
    this.post({ type: 'progress', id, progress }, buffersOf(progress));
  }
}

const outOfMemory: Failure = {
  code: 'out-of-memory',
  message: 'There is not enough memory for this model with what was asked of it.',
  hint: 'Close other tabs, remove a model from the comparison, or use a smaller one; then try again.',
};

const replaced = 'The engine is being restarted; your settings stay as they are.';

/** The array buffers inside a message, so that they move to the page instead of being copied. */
function buffersOf(value: unknown): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) return value.buffer instanceof ArrayBuffer ? [value.buffer] : [];
  if (typeof value !== 'object' || value === null) return [];
  return [...new Set(Object.values(value).flatMap(buffersOf))];
}
