import type { Question } from '@/domain/lesson/schema';
import { useLessons } from '@/state/lessons/lessons';
import { fetchedText } from '@/text/fetched';

interface LessonQuestionProps {
  readonly question: Question;
  /** The wrong choice made last, from 1. */
  readonly wrong: number | undefined;
  readonly solved: boolean;
}

/** A question whose answers are buttons: a wrong one is told, and another can be tried. */
export function LessonQuestion({ question: { choices, right }, wrong, solved }: LessonQuestionProps) {
  const answer = useLessons((s) => s.answer);
  return (
    <div className="lesson-question" role="group" aria-label={fetchedText.lessons.answers}>
      {choices.map((choice, index) => (
        <button
          key={choice}
          type="button"
          disabled={solved && index + 1 !== right}
          aria-pressed={solved && index + 1 === right}
          data-testid={`lesson-choice-${index + 1}`}
          data-wrong={!solved && wrong === index + 1}
          onClick={() => answer(index + 1)}
        >
          {choice}
        </button>
      ))}
      <p role="status" className="small">
        {wrong !== undefined && !solved && fetchedText.lessons.wrong}
      </p>
    </div>
  );
}
