import { useLessons } from '@/state/lessons/lessons';
import { text } from '@/text';
import { Icon } from '@/ui/icon';
import { FetchedPart } from '../shared/fetched-part';
import './lessons.css';

const fetchBody = () => import('./lessons-body');

/** Opens and closes the lessons beside the stage. */
export function LessonsButton() {
  const shown = useLessons((s) => s.shown);
  const show = useLessons((s) => s.show);
  return (
    <button
      type="button"
      aria-label={text.lessons.name}
      title={text.lessons.name}
      aria-expanded={shown}
      aria-controls="lessons"
      data-testid="lessons-button"
      onClick={() => show(!shown)}
    >
      <Icon name="lesson" /> <span className="button-words">{text.lessons.name}</span>
    </button>
  );
}

/** The lessons: a list of them, or the step of one that is open. */
export function LessonsPanel() {
  const shown = useLessons((s) => s.shown);
  const show = useLessons((s) => s.show);
  const opening = useLessons((s) => s.opening);
  if (!shown) return null;
  return (
    <aside id="lessons" className="lessons" aria-label={text.lessons.name} aria-busy={opening} data-testid="lessons">
      <button
        type="button"
        className="lessons-close"
        aria-label={text.lessons.close}
        title={text.lessons.close}
        onClick={() => {
          show(false);
          document.querySelector<HTMLElement>('[aria-controls="lessons"]')?.focus();
        }}
      >
        <Icon name="cross" />
      </button>
      <FetchedPart fetchPart={fetchBody} />
    </aside>
  );
}
