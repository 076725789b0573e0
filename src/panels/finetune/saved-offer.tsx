import { moment } from '@/domain/format';
import { useLimelight } from '@/state/store';
import { useTraining } from '@/state/training/store';
import { text } from '@/text';
import { fetchedText } from '@/text/fetched';
import { ConfirmButton } from '@/ui/confirm-button';
import { knownModelName } from '../shared/model-name';
import './saved-offer.css';

/** A training that was interrupted: go on with it, or forget it. Nothing where there is none. */
export function SavedOffer() {
  const saved = useTraining((s) => s.saved);
  const base = useLimelight((s) => saved && knownModelName(s, saved.baseId));
  const { resumeSaved, forgetSaved } = useTraining.getState();
  if (!saved) return null;
  const said = fetchedText.finetune.saved;
  return (
    <div className="saved-offer" data-testid="train-saved">
      <div>
        <p>{said.what}</p>
        <p className="quiet small">
          {said.facts(
            base ?? saved.baseId,
            saved.dataName || text.finetune.status.ownPictures,
            saved.step,
            saved.total,
            moment(saved.savedAt),
          )}
        </p>
      </div>
      <button type="button" className="primary" data-testid="train-saved-resume" onClick={resumeSaved}>
        {said.resume(saved.step)}
      </button>
      <ConfirmButton
        label={said.forget}
        loses={said.forgetLoses(saved.step)}
        confirm={said.forget}
        testId="train-saved-forget"
        onConfirm={forgetSaved}
      />
    </div>
  );
}
