import { systemClock, type Clock } from '@/domain/clock';
import type { Failure } from '@/domain/errors';

const recently = 60_000;

export interface SupervisorOptions<C> {
  /** Starts a worker; `onLost` is for its client to call once it is gone. */
  readonly start: (onLost: (failure: Failure) => void) => C;
  /** The worker is gone; `losses` is how many were in the last minute, this one included. Nobody replaces it unasked. */
  readonly onLost?: (failure: Failure, losses: number) => void;
  readonly clock?: Clock;
}

/**
 * One worker after another, by their clients: starts one when something is to be asked, also after one has died, and counts
 * the losses.
 */
export class Supervisor<C extends { dispose(): void }> {
  private current: C | undefined;
  private losses: number[] = [];

  constructor(private readonly options: SupervisorOptions<C>) {}

  /** The worker that is there, if any. */
  get running(): C | undefined {
    return this.current;
  }

  /** The worker that is there, or a new one. */
  get client(): C {
    return this.current ?? this.replace();
  }

  /** A new worker in the place of any that is there. */
  replace(): C {
    this.end();
    const client = this.options.start((failure) => {
      if (this.current === client) this.lose(failure);
    });
    this.current = client;
    return client;
  }

  /** Ends the worker that is there; what it was asked is cancelled. */
  end(): void {
    this.current?.dispose();
    this.current = undefined;
  }

  /** Losses so far no longer count. */
  forget(): void {
    this.losses = [];
  }

  private lose(failure: Failure): void {
    this.current = undefined;
    const now = (this.options.clock ?? systemClock).now();
    this.losses = [...this.losses.filter((time) => now - time < recently), now];
    this.options.onLost?.(failure, this.losses.length);
  }
}
