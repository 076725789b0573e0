import { useLimelight } from '@/state/store';
import { text, words } from '@/text';
import { FailureMessage } from '@/ui/failure-message';
import './notices.css';

/** Messages that concern the whole page, newest last, each until it is dismissed. */
export function Notices() {
  const notices = useLimelight((s) => s.notices);
  const dismiss = useLimelight((s) => s.dismissNotice);
  if (notices.length === 0) return null;
  return (
    <div className="notices">
      {notices.map(({ id, failure }) => (
        <FailureMessage key={id} code={failure.code} {...words(failure)}>
          <button type="button" onClick={() => dismiss(id)}>
            {text.app.dismiss}
          </button>
        </FailureMessage>
      ))}
    </div>
  );
}
