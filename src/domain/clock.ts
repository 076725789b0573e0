/** Time as programs meet it: the machine's, or in tests one that moves when it is told to. */
export interface Clock {
  /** Milliseconds, from whenever. */
  now(): number;
  /** Runs something later, unless the function that comes back is called before. */
  after(milliseconds: number, run: () => void): () => void;
}

/** The machine's own. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};
