import { useLimelight } from '@/state/store';
import { text } from '@/text';
import { Dialog } from '@/ui/dialog';
import { FetchedPart } from '../shared/fetched-part';
import './own-model-dialog.css';

const fetchForm = () => import('./own-model-form');

/** The window that asks what only the person knows of the model they brought. Nothing while there is none. */
export function OwnModelDialog() {
  const arriving = useLimelight((s) => s.arriving);
  const dismiss = useLimelight((s) => s.dismissOwnModel);
  if (!arriving) return null;
  const said = text.models.own;
  return (
    <Dialog title={said.title} testId="own-model" onClose={dismiss}>
      {arriving === 'checking' ? (
        <footer className="own-model-check">
          <p role="status" className="quiet">
            {said.checking}
          </p>
          <button type="button" data-testid="own-model-stop" onClick={dismiss}>
            {said.stop}
          </button>
        </footer>
      ) : (
        <FetchedPart fetchPart={fetchForm} />
      )}
    </Dialog>
  );
}
