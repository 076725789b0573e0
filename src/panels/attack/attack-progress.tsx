import { useShallow } from 'zustand/react/shallow';
import { useLimelight } from '@/state/store';
import { ProgressBar } from '@/ui/progress-bar';
import { progressOf } from './progress-of';
import './attack-progress.css';

/** The attack's steps over all columns, with the way to stop it and to run it again. */
export function AttackProgress() {
  const { step, total, busy, done, stopped } = useLimelight(useShallow((s) => progressOf(s.columns)));
  const cancel = useLimelight((s) => s.cancel);
  const retry = useLimelight((s) => s.retry);
  const running = total > 0 ? `step ${step} of ${total}` : 'starting…';
  const words = busy ? running : stopped ? 'stopped' : done ? 'done' : '';
  return (
    <div className="attack-progress">
      <ProgressBar
        label="Attack"
        value={done ? 1 : step}
        max={done ? 1 : Math.max(total, 1)}
        testId="attack-progress"
      />
      <span className="quiet">{words}</span>
      {stopped ? (
        <button type="button" data-testid="attack-again" onClick={() => retry()}>
          Run again
        </button>
      ) : (
        <button type="button" data-testid="attack-cancel" disabled={!busy} onClick={cancel}>
          Stop
        </button>
      )}
    </div>
  );
}
