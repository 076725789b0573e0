import { useTraining } from '@/state/training/store';
import { openPanel, useDock } from '../shared/dock';
import { TrainStatus } from './train-status';
import { TransportButtons } from './transport-buttons';
import { usePreparation } from './use-preparation';
import './training-line.css';

/** How far a training is while its panel is closed, and the ways to hold or end it; nothing where there is none. */
export function TrainingLine() {
  const isOpen = useDock((s) => openPanel(s) === 'train');
  const isIdle = useTraining((s) => s.phase === 'idle');
  usePreparation(isOpen);
  if (isOpen || isIdle) return null;
  return (
    <div className="training-line">
      <TrainStatus />
      <TransportButtons />
    </div>
  );
}
