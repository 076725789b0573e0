import { beforeAll, describe } from 'vitest';
import '../autodiff/gradients';
import { bringUp } from '../backends/bring-up';
import { nodeHost } from '../backends/node';

/** The backends that every machine has, and whose kernels differ. */
const everywhere = ['cpu', 'wasm'] as const;

/** For tests: runs the suite on each of them. */
export function forEachBackend(suite: () => void): void {
  describe.each(everywhere)('on %s', (backend) => {
    beforeAll(async () => {
      await bringUp(nodeHost, backend);
    });
    suite();
  });
}
