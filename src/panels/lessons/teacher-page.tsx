import { useEffect, useState } from 'react';
import lessons from 'virtual:lessons-index';
import { language } from '@/text';
import { fetchedText } from '@/text/fetched';
import { Dialog } from '@/ui/dialog';
import { LessonText } from './lesson-text';

/** For whoever teaches: what to prepare, and of every lesson its time, its goal and the answers. */
export function TeacherPage({ onClose }: { readonly onClose: () => void }) {
  const { lessons: words } = fetchedText;
  const [prose, setProse] = useState<string>();
  useEffect(() => {
    const gone = new AbortController();
    const address = new URL(`lessons/${language}/teacher.md`, document.baseURI);
    fetch(address, { signal: gone.signal })
      .then((response) => (response.ok ? response.text() : words.teacherMissing))
      .then(setProse)
      .catch(() => gone.signal.aborted || setProse(words.teacherMissing));
    return () => gone.abort();
  }, [words]);
  const all = lessons[language] ?? [];
  const total = all.reduce((sum, { minutes }) => sum + minutes, 0);
  return (
    <Dialog title={words.forTeachers} testId="teacher-page" onClose={onClose}>
      <LessonText>{prose ?? ''}</LessonText>
      <h3>{words.overview(all.length, total)}</h3>
      <table className="data-table teacher-table">
        <thead>
          <tr>
            <th scope="col">{words.lesson}</th>
            <th scope="col">{words.time}</th>
            <th scope="col">{words.goalAndAnswers}</th>
          </tr>
        </thead>
        <tbody>
          {all.map(({ id, title, minutes, goal, teacher = '' }, index) => (
            <tr key={id}>
              <th scope="row">
                {index + 1}. {title}
              </th>
              <td>{words.minutes(minutes)}</td>
              <td>
                <p>{goal}</p>
                <LessonText>{teacher}</LessonText>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
