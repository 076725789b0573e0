import { dispose } from '@tensorflow/tfjs-core';
import { runProbe, type ProbeSize } from './probe-network';

/** The first layers of a CIFAR-10 network: 10 million multiply-adds forwards. */
const calibrationSize: ProbeSize = { picture: 32, first: 32, second: 64, classes: 10 };

/**
 * Milliseconds of one input gradient on the backend in use, the fastest of at most four after one to warm up, reading
 * back included. Stops early when the time allowed is spent: a slow backend is then judged by its slow first runs.
 */
export async function calibrate(allowedMs: number): Promise<number> {
  const end = performance.now() + allowedMs;
  let best = await timed();
  for (let run = 0; run < 4 && performance.now() < end; run++) best = Math.min(best, await timed());
  return best;
}

async function timed(): Promise<number> {
  const start = performance.now();
  const { logits, gradient } = runProbe(calibrationSize);
  await gradient.data();
  const duration = performance.now() - start;
  dispose([logits, gradient]);
  return duration;
}
