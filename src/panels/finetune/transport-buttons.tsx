import { useTraining } from '@/state/training/store';
import { text } from '@/text';
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
  const said = text.finetune.buttons;
  return (
    <div className="transport">
      {phase === 'running' && (
        <button type="button" data-testid="train-pause" onClick={pause}>
          {said.pause}
        </button>
      )}
      {phase === 'paused' && (
        <button type="button" className="primary" data-testid="train-resume" onClick={resume}>
          {said.resume}
        </button>
      )}
      {(phase === 'running' || phase === 'paused') && (
        <button type="button" data-testid="train-stop" title={said.stopWhat} onClick={stop}>
          {said.stop}
        </button>
      )}
      {phase === 'ending' && (
        <button type="button" data-testid="train-stop" title={said.skipWhat} onClick={stop}>
          {said.skip}
        </button>
      )}
      <ConfirmButton
        label={said.cancel}
        loses={step > 0 ? said.cancelLoses(step) : undefined}
        confirm={said.cancelConfirm}
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
  const said = text.finetune.buttons;
  return (
    <div className="transport">
      <ConfirmButton
        className="primary"
        label={again ? said.again : said.start}
        loses={saved === undefined ? undefined : said.startLoses(saved)}
        confirm={said.startConfirm}
        disabled={problem !== undefined}
        testId="train-start"
        onConfirm={start}
        {...(problem !== undefined && { title: problem })}
      />
    </div>
  );
}
