import { percent, significant, whole } from '@/domain/format';
import type { OpenLesson } from '@/state/lessons/lessons';
import type { Finding } from '@/state/lessons/progress';
import { fetchedText } from '@/text/fetched';
import { Icon } from '@/ui/icon';
import { LessonQuestion } from './lesson-question';
import { LessonText } from './lesson-text';

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

/** What the step that is read says, asks, and came to; at the end of the lesson its goal. */
export function StepText({ open }: { readonly open: OpenLesson }) {
  const { lesson, at, found } = open;
  const { lessons: words } = fetchedText;
  const step = lesson.steps[at];
  const finding = found[at];
  const question = step?.ask;
  return (
    <>
      {at === 0 && <LessonText>{lesson.intro}</LessonText>}
      <LessonText>{step?.body ?? lesson.goal}</LessonText>
      {question && <LessonQuestion key={at} question={question} wrong={open.wrong} solved={finding !== undefined} />}
      <p className="lesson-outcome" role="status" data-testid="lesson-outcome" data-done={finding !== undefined}>
        {finding ? (
          <>
            <Icon name="check" /> {step?.done ? filled(step.done, finding) : words.wellDone}
          </>
        ) : (
          step?.until && !question && <span className="quiet">{words.yourTurn}</span>
        )}
      </p>
    </>
  );
}
