import { useShallow } from 'zustand/react/shallow';
import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { ProgressBar } from '@/ui/progress-bar';
import { progressOf } from './progress-of';
import './attack-progress.css';

/** The attack's steps over all columns, with the way to stop it and to run it again. */
export function AttackProgress() {
  const { step, total, busy, done, stopped } = useLimelight(useShallow((s) => progressOf(s.columns)));
  const cancel = useLimelight((s) => s.cancel);
  const retry = useLimelight((s) => s.retry);
  const words = text.attack.progress;
  const running = total > 0 ? words.step(step, total) : words.starting;
  const standing = busy ? running : stopped ? words.stopped : done ? words.done : '';
  return (
    <div className="attack-progress">
      <ProgressBar
        label={text.attack.title}
        value={done ? 1 : step}
        max={done ? 1 : Math.max(total, 1)}
        testId="attack-progress"
      />
      <span className="quiet">{standing}</span>
      {stopped ? (
        <button type="button" data-testid="attack-again" onClick={() => retry()}>
          {words.again}
        </button>
      ) : (
        <button type="button" data-testid="attack-cancel" disabled={!busy} onClick={cancel}>
          {words.stop}
        </button>
      )}
    </div>
  );
}
