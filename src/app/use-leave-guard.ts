import { useLayoutEffect } from 'react';
import { leavingLoses, useLongWork } from '@/state/long-work';

/** The browser asks before it leaves the page while that would lose long work. */
export function useLeaveGuard(): void {
  const guarded = useLongWork(leavingLoses);
  useLayoutEffect(() => {
    if (!guarded) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [guarded]);
}
