import { useTraining } from '@/state/training/store';
import { words } from '@/text';
import { FailureMessage } from '@/ui/failure-message';
import './run-messages.css';

/** Why a training ended by itself, and what it has to say while it goes on. */
export function RunMessages() {
  const failure = useTraining((s) => s.failure);
  const notes = useTraining((s) => s.notes);
  if (!failure && notes.length === 0) return null;
  return (
    <div className="run-messages">
      {failure && <FailureMessage code={failure.code} {...words(failure)} />}
      {notes.map((note, index) => (
        <FailureMessage key={index} code={note.code} {...words(note)} mild />
      ))}
    </div>
  );
}
