import { useEffect, useRef } from 'react';
import { percent, significant, whole } from '@/domain/format';
import { useLessons, type OpenLesson } from '@/state/lessons/lessons';
import type { Finding } from '@/state/lessons/progress';
import { fetchedText } from '@/text/fetched';
import { Icon } from '@/ui/icon';
import { LessonQuestion } from './lesson-question';
import { LessonText } from './lesson-text';
import { useHighlight } from './use-highlight';

/** What was found put in the place of `{eps}`, `{class}`, `{sure}` and `{steps}`. */
function filled(sentence: string, { epsilon, className, percent: sure, steps }: Finding): string {
  const values: Readonly<Record<string, string>> = {
    eps: epsilon === undefined ? '–' : significant(epsilon),
    class: className ?? '–',
    sure: sure === undefined ? '–' : percent(sure / 100),
    steps: whole(steps),
  };
  return sentence.replace(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all);
}

/** One step of a lesson: its text, the control that it is about, what is to be done, and the way on. */
export function LessonView({ open }: { readonly open: OpenLesson }) {
  const close = useLessons((s) => s.close);
  const goTo = useLessons((s) => s.goTo);
  const restage = useLessons((s) => s.restage);
  const restart = useLessons((s) => s.restart);
  const heading = useRef<HTMLHeadingElement>(null);
  const { lesson, at, found } = open;
  const { lessons: words } = fetchedText;
  const step = lesson.steps[at];
  const finding = found[at];
  const question = step?.ask;
  const isTask = step?.until !== undefined || question !== undefined;
  const mayGoOn = !isTask || finding !== undefined;
  const [shown, finished] = [finding ? undefined : step?.show, step === undefined];
  useHighlight(shown);

  // Who goes on with the keyboard reads on from the new step's heading, also where what was pressed is gone.
  const before = useRef(at);
  useEffect(() => {
    if (before.current !== at || document.activeElement === document.body) heading.current?.focus();
    before.current = at;
  }, [at]);

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
      {at === 0 && <LessonText>{lesson.intro}</LessonText>}
      <LessonText>{step?.body ?? lesson.goal}</LessonText>
      {question && <LessonQuestion key={at} question={question} wrong={open.wrong} solved={finding !== undefined} />}
      <p className="lesson-outcome" role="status" data-testid="lesson-outcome" data-done={finding !== undefined}>
        {finding ? (
          <>
            <Icon name="check" /> {step?.done ? filled(step.done, finding) : words.wellDone}
          </>
        ) : (
          isTask && !question && <span className="quiet">{words.yourTurn}</span>
        )}
      </p>
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
