import { useLessons, type OpenLesson } from '@/state/lessons/lessons';
import { fetchedText } from '@/text/fetched';
import { Icon } from '@/ui/icon';
import { StepText } from './step-text';
import { useHeadingFocus } from './use-heading-focus';
import { useHighlight } from './use-highlight';

/** One step of a lesson: its text, the control that it is about, what is to be done, and the way on. */
export function LessonView({ open }: { readonly open: OpenLesson }) {
  const close = useLessons((s) => s.close);
  const goTo = useLessons((s) => s.goTo);
  const restage = useLessons((s) => s.restage);
  const restart = useLessons((s) => s.restart);
  const heading = useHeadingFocus(open.at);
  const { lesson, at, found } = open;
  const { lessons: words } = fetchedText;
  const step = lesson.steps[at];
  const finding = found[at];
  const isTask = step?.until !== undefined || step?.ask !== undefined;
  const mayGoOn = !isTask || finding !== undefined;
  const [shown, finished] = [finding ? undefined : step?.show, step === undefined];
  useHighlight(shown);

  return (
    <article
      className="lesson"
      data-testid="lesson"
      data-lesson={open.id}
      data-step={at + 1}
      data-done={finding !== undefined}
    >
      <button type="button" className="lesson-all" data-testid="lesson-all" onClick={close}>
        <Icon name="back" /> {words.all}
      </button>
      <h2>{lesson.title}</h2>
      <ol className="lesson-steps" aria-label={words.steps}>
        {lesson.steps.map((each, index) => (
          <li key={each.line}>
            <button
              type="button"
              aria-current={index === at ? 'step' : undefined}
              aria-label={words.goToStep(index + 1, each.title, found[index] !== undefined)}
              title={each.title}
              data-done={found[index] !== undefined}
              onClick={() => goTo(index)}
            >
              {index + 1}
            </button>
          </li>
        ))}
      </ol>
      <h3 ref={heading} tabIndex={-1}>
        {step?.title ?? words.finishedTitle}
      </h3>
      <StepText open={open} />
      <div className="lesson-ways">
        <button type="button" disabled={at === 0} onClick={() => goTo(at - 1)}>
          {words.back}
        </button>
        {step?.scene && (
          <button type="button" title={words.restageWhat} onClick={restage}>
            {words.restage}
          </button>
        )}
        {finished ? (
          <button type="button" data-testid="lesson-restart" onClick={restart}>
            {words.again}
          </button>
        ) : (
          <>
            {!mayGoOn && (
              <button type="button" data-testid="lesson-skip" onClick={() => goTo(at + 1)}>
                {words.skip}
              </button>
            )}
            <button
              type="button"
              className="primary"
              data-testid="lesson-next"
              disabled={!mayGoOn}
              onClick={() => goTo(at + 1)}
            >
              {at + 1 === lesson.steps.length ? words.finish : words.next}
            </button>
          </>
        )}
      </div>
    </article>
  );
}
