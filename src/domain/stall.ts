import { systemClock, type Clock } from './clock';
import { Silence } from './silence';

const turn = 20_000;
const turnsToStall = 3;

/** A download of which nothing has come for so long has stalled: a minute. */
export const stallMilliseconds = turnsToStall * turn;

/** A download that is given up where nothing of it comes for `stallMilliseconds`. */
export interface StallGuard {
  /** Aborts then, or with the signal it was made from. */
  readonly signal: AbortSignal;
  /** True once nothing came for too long. */
  readonly stalled: boolean;
  /** Something came. */
  heard(): void;
  /** The download has ended. */
  stop(): void;
}

/** Watches over a download from now on. */
export function guardAgainstStall(signal: AbortSignal | undefined, clock: Clock = systemClock): StallGuard {
  const stall = new AbortController();
  const silence = new Silence(clock, turn, (turns) => {
    if (turns >= turnsToStall) stall.abort(new Error('nothing has come for a minute'));
  });
  silence.broken(true);
  return {
    signal: signal ? AbortSignal.any([signal, stall.signal]) : stall.signal,
    get stalled() {
      return stall.signal.aborted;
    },
    heard: () => silence.broken(true),
    stop: () => silence.broken(false),
  };
}
