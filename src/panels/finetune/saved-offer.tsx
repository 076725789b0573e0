import { useLimelight } from '@/state/store';
import { useTraining } from '@/state/training/store';
import { ConfirmButton } from '@/ui/confirm-button';
import './saved-offer.css';

const when = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** A training that was interrupted: go on with it, or forget it. Nothing where there is none. */
export function SavedOffer() {
  const saved = useTraining((s) => s.saved);
  const base = useLimelight((s) => saved && (s.models.get(saved.baseId)?.label ?? saved.baseId));
  const { resumeSaved, forgetSaved } = useTraining.getState();
  if (!saved) return null;
  return (
    <div className="saved-offer" data-testid="train-saved">
      <div>
        <p>A training run was interrupted here, and can continue exactly where it stopped.</p>
        <p className="quiet small">
          {base} on {saved.dataName} · step {saved.step} of {saved.total} · {when.format(saved.savedAt)}
        </p>
      </div>
      <button type="button" className="primary" data-testid="train-saved-resume" onClick={resumeSaved}>
        Continue from step {saved.step}
      </button>
      <ConfirmButton
        label="Forget it"
        loses={`The ${saved.step} steps done will be lost for good.`}
        confirm="Forget it"
        testId="train-saved-forget"
        onConfirm={forgetSaved}
      />
    </div>
  );
}
