import { percent, significant, whole } from '@/domain/format';
import type { OpenLesson } from '@/state/lessons/lessons';
import type { Finding } from '@/state/lessons/progress';
import { useLimelight } from '@/state/store';
import { fetchedText } from '@/text/fetched';
import { Icon } from '@/ui/icon';
import { classWords } from '../shared/class-name';
import { LessonQuestion } from './lesson-question';
import { LessonText } from './lesson-text';

/** What was found put in the place of `{eps}`, `{class}`, `{sure}` and `{steps}`. */
function filled(sentence: string, { epsilon, percent: sure, steps }: Finding, className: string | undefined): string {
  const values: Readonly<Record<string, string>> = {
    eps: epsilon === undefined ? '–' : significant(epsilon),
    class: className ?? '–',
    sure: sure === undefined ? '–' : percent(sure / 100),
    steps: whole(steps),
  };
  return sentence.replace(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all);
}

/** What a person reads for the class that was seen, as long as a model on the screen has it. */
function useClassFound(own: string | undefined): string | undefined {
  const classes = useLimelight((s) =>
    own === undefined ? undefined : s.columns.find(({ card }) => card?.classes.includes(own))?.card?.classes,
  );
  return own === undefined || !classes ? own : classWords(classes, own);
}

/** What the step that is read says, asks, and came to; at the end of the lesson its goal. */
export function StepText({ open }: { readonly open: OpenLesson }) {
  const { lesson, at, found } = open;
  const { lessons: words } = fetchedText;
  const step = lesson.steps[at];
  const finding = found[at];
  const question = step?.ask;
  const seen = useClassFound(finding?.className);
  return (
    <>
      {at === 0 && <LessonText>{lesson.intro}</LessonText>}
      <LessonText>{step?.body ?? lesson.goal}</LessonText>
      {question && <LessonQuestion key={at} question={question} wrong={open.wrong} solved={finding !== undefined} />}
      <p className="lesson-outcome" role="status" data-testid="lesson-outcome" data-done={finding !== undefined}>
        {finding ? (
          <>
            <Icon name="check" /> {step?.done ? filled(step.done, finding, seen) : words.wellDone}
          </>
        ) : (
          step?.until && !question && <span className="quiet">{words.yourTurn}</span>
        )}
      </p>
    </>
  );
}
