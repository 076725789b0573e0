import { useTraining } from '@/state/training/store';
import { ConfirmButton } from '@/ui/confirm-button';
import './transport-buttons.css';
import { useObstacle } from './use-readiness';

/** Start, pause, go on, stop, cancel: always in the same place, and only those that make sense now. */
export function TransportButtons() {
  const phase = useTraining((s) => s.phase);
  const step = useTraining((s) => s.step);
  const { pause, resume, stop, cancel } = useTraining.getState();
  if (phase === 'idle' || phase === 'failed') return <StartButton again={phase === 'failed'} />;
  if (phase === 'finished') return null;
  return (
    <div className="transport">
      {phase === 'running' && (
        <button type="button" data-testid="train-pause" onClick={pause}>
          Pause
        </button>
      )}
      {phase === 'paused' && (
        <button type="button" className="primary" data-testid="train-resume" onClick={resume}>
          Go on
        </button>
      )}
      {(phase === 'running' || phase === 'paused') && (
        <button
          type="button"
          data-testid="train-stop"
          title="End here and keep what it has learned. It is checked once more; that can be skipped."
          onClick={stop}
        >
          Stop here
        </button>
      )}
      {phase === 'ending' && (
        <button type="button" data-testid="train-stop" title="End now, without the last check" onClick={stop}>
          Skip the check
        </button>
      )}
      <ConfirmButton
        label="Cancel"
        loses={
          step > 0
            ? `This throws away ${step === 1 ? 'the one step' : `the ${step} steps`} learned so far. “Stop here” would keep them.`
            : undefined
        }
        confirm="Throw them away"
        testId="train-cancel"
        onConfirm={cancel}
      />
    </div>
  );
}

function StartButton({ again }: { readonly again: boolean }) {
  const start = useTraining((s) => s.start);
  const saved = useTraining((s) => s.saved?.step);
  const problem = useObstacle();
  return (
    <div className="transport">
      <ConfirmButton
        className="primary"
        label={again ? 'Try again' : 'Start training'}
        loses={
          saved === undefined
            ? undefined
            : `The training interrupted at step ${saved} will be lost when another starts.`
        }
        confirm="Start over"
        disabled={problem !== undefined}
        testId="train-start"
        onConfirm={start}
        {...(problem !== undefined && { title: problem })}
      />
    </div>
  );
}
