/**
 * Seeded random numbers, the same on every machine and backend. The generator is mulberry32 (Tommy Ettinger, public
 * domain): 32 bits of state, far more than the draws of one attack, and not for cryptography.
 */
export type Random = () => number;

/** Independent streams come from one seed by naming them: `random(seed, restart)`. Each call gives a value in [0, 1). */
export function random(seed: number, stream = 0): Random {
  let state = mix(mix(seed | 0) ^ Math.imul(stream + 1, 0x9e3779b9));
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    return (mix(state) >>> 0) / 2 ** 32;
  };
}

/** Uniform values in [low, high), as many as asked. */
export function uniformValues(count: number, low: number, high: number, next: Random): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: count }, () => low + (high - low) * next());
}

/** Values of N(0, sigma²) by the polar form of Box and Muller (Marsaglia), as many as asked. */
export function gaussianValues(count: number, sigma: number, next: Random): Float32Array<ArrayBuffer> {
  const values = new Float32Array(count);
  for (let i = 0; i < count; i += 2) {
    let a, b, square;
    do {
      a = 2 * next() - 1;
      b = 2 * next() - 1;
      square = a * a + b * b;
    } while (square >= 1 || square === 0);
    const radius = sigma * Math.sqrt((-2 * Math.log(square)) / square);
    values[i] = a * radius;
    if (i + 1 < count) values[i + 1] = b * radius;
  }
  return values;
}

/** The numbers from 0 to count − 1 in random order (Fisher and Yates). */
export function shuffled(count: number, next: Random): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

function mix(value: number): number {
  let t = Math.imul(value ^ (value >>> 15), 1 | value);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return t ^ (t >>> 14);
}
