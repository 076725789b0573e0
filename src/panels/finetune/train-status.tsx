import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useLimelight } from '@/state/store';
import { useTraining } from '@/state/training/store';
import { millisecondsAhead } from '@/state/training/time-ahead';
import { modelLabel, text } from '@/text';
import { ProgressBar } from '@/ui/progress-bar';
import { smoothedLoss } from './chart-series';
import { recipeName } from './recipe';
import { timeAbout, timeLeft } from '../shared/time-about';
import { isBusy, progressOf, standingWords } from './training-words';
import './train-status.css';
import { useObstacle } from './use-readiness';

/** One line on the training: what would be trained, how far it is, or how it ended. */
export function TrainStatus() {
  const phase = useTraining((s) => s.phase);
  const standing = useTraining(
    useShallow(({ phase, preparing, checking, step, total }) => ({ phase, preparing, checking, step, total })),
  );
  const loss = useTraining((s) => smoothedLoss(s.steps));
  const left = useTraining((s) => s.millisecondsLeft);
  if (phase === 'idle') return <Plan />;
  const said = text.finetune.status;
  return (
    <div className="train-status">
      {(isBusy(phase) || phase === 'paused') && (
        <ProgressBar label={said.progress} {...progressOf(standing)} testId="train-progress" />
      )}
      <p className="small">
        <span
          role={phase === 'running' ? undefined : 'status'}
          data-testid="train-step"
          data-value={standing.step}
          data-phase={phase}
        >
          {standingWords(standing)}
        </span>
        {loss !== undefined && (
          <span className="quiet" title={said.smoothed} data-testid="train-loss" data-value={loss}>
            {said.loss(loss)}
          </span>
        )}
        {phase === 'running' && left !== undefined && <span className="quiet">{timeLeft(left)}</span>}
      </p>
    </div>
  );
}

/** What the start button would begin. */
function Plan() {
  const recipe = useTraining((s) => recipeName(s.settings));
  const steps = useTraining((s) => s.settings.steps);
  const said = text.finetune.status;
  const pictures = useTraining((s) => (s.dataset === 'bundled' ? 'CIFAR-10' : s.own?.data.name || said.ownPictures));
  const baseId = useTraining((s) => s.baseId);
  const model = useLimelight((s) => s.models.get(baseId));
  const backend = useLimelight((s) => s.backend);
  const settings = useTraining((s) => s.settings);
  const base = modelLabel(baseId, model?.label);
  const ahead = useMemo(
    () => millisecondsAhead({ baseId, settings }, backend, model?.parameters),
    [baseId, settings, backend, model],
  );
  const problem = useObstacle();
  if (problem !== undefined)
    return (
      <p className="train-status small" role="status" title={problem}>
        {problem}
      </p>
    );
  return (
    <p className="train-status quiet small">
      {said.plan(base, pictures, recipe, steps)}
      {ahead !== undefined && (
        <span data-testid="train-estimate" data-value={Math.round(ahead)}>
          {' '}
          · {timeAbout(ahead)}
        </span>
      )}
    </p>
  );
}
