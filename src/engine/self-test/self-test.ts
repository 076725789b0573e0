import { dispose } from '@tensorflow/tfjs-core';
import type { BackendRefusal } from '@/domain/backend';
import { runProbe, type ProbeSize } from './probe-network';

/** Small enough to take a moment anywhere, odd enough to reach vectorised and scalar paths of the kernels. */
export const selfTestSize: ProbeSize = { picture: 9, first: 5, second: 8, classes: 3 };

/** The probe network's answers in float64 arithmetic; `self-test.test.ts` computes them independently. */
export const knownLogits: readonly number[] = [-0.29056965138090024, -0.16659991775579713, 0.03572435030544516];
/** Sums over the input gradient g of g[i] cos(k i), k = 1 ... 6. */
export const knownGradientSums: readonly number[] = [
  -0.0720878593948451, 0.01172613573466079, -0.058884103135852024, 0.012581469133584364, 0.0076170996729393176,
  0.0007634070681201311,
];

/** Largest relative L2 error a backend may make; single precision makes 1e-6, half precision more than this. */
const tolerance = 1e-3;

/** Sums of g[i] cos(k i) for k = 1 ... 6: six numbers that notice any wrong entry. */
export function gradientSums(gradient: ArrayLike<number>): number[] {
  return Array.from({ length: 6 }, (_, k) =>
    Array.from(gradient).reduce((sum, value, i) => sum + value * Math.cos((k + 1) * i), 0),
  );
}

/**
 * Runs a small network forwards and backwards on the backend in use. Resolves to undefined where its answers are right,
 * else to what is wrong.
 */
export async function selfTest(): Promise<BackendRefusal | undefined> {
  const { logits, gradient } = runProbe(selfTestSize);
  try {
    const logitsError = relativeError(await logits.data(), knownLogits);
    if (!(logitsError <= tolerance)) return { why: 'wrong-values', error: logitsError };
    const gradientError = relativeError(gradientSums(await gradient.data()), knownGradientSums);
    if (!(gradientError <= tolerance)) return { why: 'wrong-gradients', error: gradientError };
    return undefined;
  } finally {
    dispose([logits, gradient]);
  }
}

/** |a - b| / |b| in the L2 norm; NaN where a holds NaN. */
function relativeError(a: ArrayLike<number>, b: readonly number[]): number {
  const norm = (values: number[]) => Math.hypot(...values);
  return norm(b.map((value, i) => (a[i] ?? NaN) - value)) / norm([...b]);
}
