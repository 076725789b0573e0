import { useLimelight } from '@/state/store';
import { text, words } from '@/text';
import { FailureMessage } from '@/ui/failure-message';
import './notices.css';

/** Tells the stage how high they are, so that what they lie over can be scrolled clear of them. */
function measured(list: HTMLElement | null): (() => void) | undefined {
  const style = list?.closest<HTMLElement>('.stage')?.style;
  if (!list || !style) return undefined;
  const observer = new ResizeObserver(() => style.setProperty('--notices', `${list.offsetHeight}px`));
  observer.observe(list);
  return () => observer.disconnect();
}

/** Messages that concern the whole page, newest last, each until it is dismissed. */
export function Notices() {
  const notices = useLimelight((s) => s.notices);
  const dismiss = useLimelight((s) => s.dismissNotice);
  if (notices.length === 0) return null;
  return (
    <div className="notices">
      <div className="notices-list" ref={measured}>
        {notices.map(({ id, failure }) => (
          <FailureMessage key={id} code={failure.code} {...words(failure)}>
            <button type="button" onClick={() => dismiss(id)}>
              {text.app.dismiss}
            </button>
          </FailureMessage>
        ))}
      </div>
    </div>
  );
}
