/** Uniform numbers in [0, 1) from a seed (mulberry32); for fixtures. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** `length` numbers, uniform in [low, high). */
export function uniform(length: number, low: number, high: number, seed: number): Float32Array<ArrayBuffer> {
  const next = randomFrom(seed);
  return Float32Array.from({ length }, () => low + (high - low) * next());
}
