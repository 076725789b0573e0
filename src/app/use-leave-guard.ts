import { useEffect } from 'react';
import { useLeague } from '@/state/faithfulness/store';
import { useTraining } from '@/state/training/store';

/** The browser asks before it leaves the page while that would lose a training or a comparison of methods. */
export function useLeaveGuard(): void {
  const losesTraining = useTraining((s) => s.atRisk);
  const losesComparison = useLeague((s) => s.run?.state === 'running');
  const guarded = losesTraining || losesComparison;
  useEffect(() => {
    if (!guarded) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [guarded]);
}
