/** The language of all our workers. What is asked in it, each worker says by a table of exchanges. Types only. */
import type { Failure } from '@/domain/errors';

/** One kind of request: what is asked, what is reported on the way, what comes back, what can be said meanwhile. */
export interface Exchange<Ask, Progress, Answer, Word = never> {
  readonly ask: Ask;
  readonly progress: Progress;
  readonly answer: Answer;
  readonly word: Word;
}

/** A worker's table: an exchange for every kind of request. */
export type Exchanges<E> = { readonly [K in keyof E]: AnyExchange };
export type AnyExchange = Exchange<unknown, unknown, unknown, unknown>;
export type KindOf<E> = keyof E & string;

/** One request as it is sent. Of two jobs on the device the one of higher priority is done first; usual is 0. */
type Request<E extends Exchanges<E>> = {
  [K in KindOf<E>]: {
    readonly type: 'request';
    readonly id: number;
    readonly kind: K;
    readonly ask: E[K]['ask'];
    readonly priority?: number;
  };
}[KindOf<E>];

/** Page to worker. */
export type ToWorker<E extends Exchanges<E>> =
  | Request<E>
  | { readonly type: 'cancel'; readonly id: number }
  /** Something for a request that runs. */
  | { readonly type: 'word'; readonly id: number; readonly word: E[KindOf<E>]['word'] }
  /** Is anybody there? */
  | { readonly type: 'ping' };

/** Worker to page; the id says which request, and so which kind. Every request ends with one of the three in the middle. */
export type FromWorker<E extends Exchanges<E>> =
  | { readonly type: 'progress'; readonly id: number; readonly progress: E[KindOf<E>]['progress'] }
  | { readonly type: 'answer'; readonly id: number; readonly answer: E[KindOf<E>]['answer'] }
  | { readonly type: 'failure'; readonly id: number; readonly failure: Failure }
  | { readonly type: 'cancelled'; readonly id: number }
  | { readonly type: 'pong' }
  /** Not an answer: the worker is of no more use. */
  | { readonly type: 'lost'; readonly failure: Failure };
