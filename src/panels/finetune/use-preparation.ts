import { useEffect } from 'react';
import { useLimelight } from '@/state/store';
import { useTraining } from '@/state/training/store';
import { useObstacle } from './use-readiness';

/**
 * Has the trainer ready while the section is unfolded and a training of the pictures that ship with the page could start:
 * from when the page has nothing else to do, and anew for another model or backend. Pictures of one's own come and go too
 * often, and are sent with the start.
 */
export function usePreparation(open: boolean): void {
  const baseId = useTraining((s) => s.baseId);
  const isBundled = useTraining((s) => s.dataset === 'bundled');
  const isSetUp = useTraining((s) => s.phase === 'idle' || s.phase === 'failed');
  const backend = useLimelight((s) => s.backend?.name);
  const isIdle = useLimelight((s) => s.status === 'idle');
  const isWanted = useObstacle() === undefined && isBundled && open;
  useEffect(() => {
    const { prepare, release } = useTraining.getState();
    if (!isWanted) release();
    else if (isIdle && isSetUp) prepare();
  }, [isWanted, isIdle, isSetUp, baseId, backend]);
}
