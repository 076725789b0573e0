import { useEffect } from 'react';
import { useTraining } from '@/state/training/store';
import { openPanel, useDock } from '../shared/dock';
import { TrainStatus } from './train-status';
import { TransportButtons } from './transport-buttons';
import { usePreparation } from './use-preparation';
import './training-line.css';

/** The browser asks before it leaves the page while that would lose something. */
function useLeaveGuard(): void {
  const guarded = useTraining((s) => s.atRisk);
  useEffect(() => {
    if (!guarded) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [guarded]);
}

/** How far a training is while its panel is closed, and the ways to hold or end it; nothing where there is none. */
export function TrainingLine() {
  const isOpen = useDock((s) => openPanel(s) === 'train');
  const isIdle = useTraining((s) => s.phase === 'idle');
  useLeaveGuard();
  usePreparation(isOpen);
  if (isOpen || isIdle) return null;
  return (
    <div className="training-line">
      <TrainStatus />
      <TransportButtons />
    </div>
  );
}
