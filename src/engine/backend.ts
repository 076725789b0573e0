import { setBackend } from '@tensorflow/tfjs-core';
import { BACKENDS } from '@/domain/backend';
import type { BackendCandidate, BackendName, BackendRefusal, BackendReport } from '@/domain/backend';
import { LimelightError } from '@/domain/errors';
import { bringUp, retire } from './backends/bring-up';
import { calibrate } from './self-test/calibration';
import { BackendRefused, type BackendHost } from './backends/host';
import { selfTest } from './self-test/self-test';

export { deviceIsLost, finishOnDevice, onDeviceLost } from './backends/lost';
export { isOutOfMemory, onOutOfMemory } from './backends/out-of-memory';

/** A graphics card that takes no longer for a gradient is taken without looking further. */
const quickMs = 25;

/** Time for all calibrations together, once each backend has warmed up. */
const calibrationMs = 1500;

/** A backend that takes longer than this for its first gradients, shader compilation included, is passed over. */
const patienceMs = 5000;

/** A backend that works here, and how fast. */
interface Working {
  readonly name: BackendName;
  readonly software: boolean;
  readonly milliseconds: number;
}

/**
 * Chooses and starts the core's backend. Without `forced`, the fastest by a short calibration among those that compute
 * a known answer rightly; a backend driven by a software adapter is not tried, since WebAssembly is faster. With
 * `forced`, that one, after the same known-answer test; `without` are not tried at all.
 *
 * Throws `backend-unavailable` if the forced backend, or every backend, is impossible here.
 */
export async function chooseBackend(
  host: BackendHost,
  forced?: BackendName,
  without: readonly BackendName[] = [],
): Promise<BackendReport> {
  return forced ? force(host, forced) : choose(host, without);
}

async function force(host: BackendHost, name: BackendName): Promise<BackendReport> {
  try {
    const { software } = await bringUp(host, name);
    await requireRightAnswers();
    return { name, software, asked: true, place: host.place, candidates: [{ name }] };
  } catch (thrown) {
    const others = BACKENDS.filter((other) => other !== name);
    const details = { backend: name, place: host.place, refusal: refusalOf(thrown), others };
    throw new LimelightError('backend-unavailable', 'refused', details, { cause: thrown });
  }
}

async function choose(host: BackendHost, without: readonly BackendName[]): Promise<BackendReport> {
  const working: Working[] = [];
  const candidates: BackendCandidate[] = [];
  const end = performance.now() + calibrationMs;
  for (const name of BACKENDS) {
    if (name === 'cpu' && working.length > 0) continue;
    if (without.includes(name)) {
      candidates.push({ name, refused: { why: 'lost-before' } });
      continue;
    }
    try {
      const found = await attempt(host, name, Math.max(0, end - performance.now()) / 3);
      working.push(found);
      candidates.push({ name, milliseconds: found.milliseconds });
      if (name !== 'wasm' && found.milliseconds <= quickMs) break;
    } catch (thrown) {
      candidates.push({ name, refused: refusalOf(thrown) });
    }
  }
  const best = working.reduce<Working | undefined>(
    (a, b) => (a && a.milliseconds <= b.milliseconds ? a : b),
    undefined,
  );
  if (!best) throw new LimelightError('backend-unavailable', 'none-works', { candidates });
  await setBackend(best.name);
  for (const { name } of working) if (name !== best.name) retire(name);
  return { name: best.name, software: best.software, asked: false, place: host.place, candidates };
}

/** Tries one backend. Throws where it cannot be used, with nothing left behind. */
async function attempt(host: BackendHost, name: BackendName, allowedMs: number): Promise<Working> {
  if ((await host.probe(name)).software) throw new BackendRefused({ why: 'software' });
  const { software } = await bringUp(host, name);
  try {
    return { name, software, milliseconds: await within(patienceMs, testedSpeed(allowedMs)) };
  } catch (thrown) {
    retire(name);
    throw thrown;
  }
}

async function testedSpeed(allowedMs: number): Promise<number> {
  await requireRightAnswers();
  return calibrate(allowedMs);
}

async function requireRightAnswers(): Promise<void> {
  const refusal = await selfTest();
  if (refusal) throw new BackendRefused(refusal);
}

/** Rejects if the promise has not settled in time; what it still does then is ignored. */
async function within<T>(limitMs: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new BackendRefused({ why: 'slow-to-start' })), limitMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

function refusalOf(thrown: unknown): BackendRefusal {
  if (thrown instanceof BackendRefused) return thrown.refusal;
  return { why: 'failed', problem: thrown instanceof Error ? thrown.message : String(thrown) };
}
