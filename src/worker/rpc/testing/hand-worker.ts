import type { Failure } from '@/domain/errors';
import type { Port } from '../client';
import type { Exchanges, FromWorker, KindOf, ToWorker } from '../protocol';

/** For tests: a worker that does nothing by itself; the test reads what was asked and answers by hand. */
export class HandWorker<E extends Exchanges<E>> implements Port<E> {
  onmessage: Port<E>['onmessage'] = null;
  onerror: Port<E>['onerror'] = null;
  readonly sent: ToWorker<E>[] = [];
  terminated = false;

  postMessage(message: ToWorker<E>): void {
    this.sent.push(message);
  }

  terminate(): void {
    this.terminated = true;
  }

  /** What was asked so far, oldest first. */
  get asked() {
    return this.sent.filter((message) => message.type === 'request');
  }

  say(message: FromWorker<E>): void {
    this.onmessage?.(new MessageEvent('message', { data: message }));
  }

  /** Answers the newest request, or the one of that id. */
  answer(answer: E[KindOf<E>]['answer'], id = this.newest): void {
    this.say({ type: 'answer', id, answer });
  }

  fail(failure: Failure, id = this.newest): void {
    this.say({ type: 'failure', id, failure });
  }

  report(progress: E[KindOf<E>]['progress'], id = this.newest): void {
    this.say({ type: 'progress', id, progress });
  }

  crash(message = 'boom'): void {
    this.onerror?.(Object.assign(new Event('error', { cancelable: true }), { message }) as ErrorEvent);
  }

  private get newest(): number {
    return this.asked.at(-1)?.id ?? 0;
  }
}

/** Workers answered by hand, in the order in which they were started. */
export function handWorkers<E extends Exchanges<E>>() {
  const workers: HandWorker<E>[] = [];
  const spawn = () => {
    const worker = new HandWorker<E>();
    workers.push(worker);
    return worker;
  };
  return { workers, spawn };
}
