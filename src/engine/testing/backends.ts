import { beforeAll, describe } from 'vitest';
import '../autodiff/gradients';
import type { BackendName } from '@/domain/backend';
import { testOn } from './backend-under-test';

/** The backends that every machine has, and whose kernels differ. */
const everywhere = ['cpu', 'wasm'] as const;

/** For tests: runs the suite on each of them, or on those named; WebGPU runs in Dawn, on a software driver where there is no graphics card. */
export function forEachBackend(
  suite: (backend: BackendName) => void,
  backends: readonly BackendName[] = everywhere,
): void {
  describe.each(backends)('on %s', (backend) => {
    beforeAll(() => testOn(backend));
    suite(backend);
  });
}
