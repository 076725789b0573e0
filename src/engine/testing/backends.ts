import { beforeAll, describe } from 'vitest';
import '../autodiff/gradients';
import type { BackendName } from '@/domain/backend';
import { testOn } from './backend-under-test';

/** The backends that every machine has, and whose kernels differ. */
const everywhere = ['cpu', 'wasm'] as const;

/** For tests: runs the suite on each of them, or on those named; WebGPU runs in Dawn, on a software driver where there is no graphics card. */
export function forEachBackend<Name extends BackendName = (typeof everywhere)[number]>(
  suite: (backend: Name) => void,
  backends: readonly Name[] = everywhere as readonly BackendName[] as readonly Name[],
): void {
  describe.each(backends)('on %s', (backend) => {
    beforeAll(() => testOn(backend));
    suite(backend);
  });
}
