import { useEffect } from 'react';
import { useLessons } from '@/state/lessons/lessons';
import { language, words } from '@/text';
import { fetchedText } from '@/text/fetched';
import { FailureMessage } from '@/ui/failure-message';
import { LessonList } from './lesson-list';
import { LessonView } from './lesson-view';

/** The lesson that is open, or the list of them. */
export default function LessonsBody() {
  const open = useLessons((s) => s.open);
  const left = useLessons((s) => s.left);
  const failure = useLessons((s) => s.failure);
  const openShipped = useLessons((s) => s.openShipped);
  const close = useLessons((s) => s.close);
  // One that was open when the page was left, and one that is still in another language: what is on the screen stays.
  const again = open ? (open.shipped && open.language !== language ? open.id : undefined) : left;
  useEffect(() => {
    if (again !== undefined) openShipped(again, language, true);
  }, [again, openShipped]);
  if (failure)
    return (
      <FailureMessage code={failure.code} {...words(failure)}>
        <button type="button" onClick={close}>
          {fetchedText.lessons.all}
        </button>
      </FailureMessage>
    );
  return open ? <LessonView open={open} /> : <LessonList />;
}
