import { useState } from 'react';
import lessons from 'virtual:lessons-index';
import { useLessons } from '@/state/lessons/lessons';
import { language } from '@/text';
import { fetchedText } from '@/text/fetched';
import { Icon } from '@/ui/icon';
import { PresetList } from './preset-list';
import { TeacherPage } from './teacher-page';
import { useHeadingFocus } from './use-heading-focus';

/** Every lesson that ships with the page, with what was done of it; and the way to the teacher's page. */
export function LessonList() {
  const progress = useLessons((s) => s.progress);
  const openShipped = useLessons((s) => s.openShipped);
  const [forTeachers, setForTeachers] = useState(false);
  const heading = useHeadingFocus();
  const { lessons: words } = fetchedText;
  return (
    <div className="lesson-list">
      <h2 ref={heading} tabIndex={-1}>
        {words.title}
      </h2>
      <p className="quiet">{words.intro}</p>
      <ol>
        {(lessons[language] ?? []).map(({ id, title, minutes, goal, steps }, index) => {
          const done = Object.keys(progress[id]?.found ?? {}).length;
          const isOver = progress[id]?.at === steps;
          return (
            <li key={id}>
              <button type="button" data-testid={`lesson-${id}`} onClick={() => openShipped(id, language)}>
                <span className="lesson-number">{isOver ? <Icon name="check" /> : index + 1}</span>
                <span>
                  <strong>{title}</strong>
                  <span className="quiet small">{goal}</span>
                  <span className="quiet small">
                    {words.minutes(minutes)}
                    {isOver ? ` · ${words.finished}` : progress[id] && ` · ${words.stepOf(progress[id].at + 1, steps)}`}
                    {done > 0 && ` · ${words.doneTasks(done)}`}
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      <p className="small quiet">{words.dropOwn}</p>
      <button type="button" data-testid="teacher-page-open" onClick={() => setForTeachers(true)}>
        {words.forTeachers}
      </button>
      <PresetList />
      {forTeachers && <TeacherPage onClose={() => setForTeachers(false)} />}
    </div>
  );
}
