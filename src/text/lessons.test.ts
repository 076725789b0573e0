import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseLesson } from '@/domain/lesson/parse';
import { languages } from './languages';

const folder = fileURLToPath(new URL('../../public/lessons/', import.meta.url));
const read = (path: string) => readFileSync(`${folder}${path}`, 'utf8');
const files = readdirSync(`${folder}en`);
const lessons = files.filter((file) => /^\d/.test(file));
const others = Object.keys(languages).filter((language) => language !== 'en');

/** What the page makes of a lesson, without its prose. */
function tasksOf(path: string): unknown {
  const { minutes, steps } = parseLesson(read(path), path);
  return { minutes, steps: steps.map(({ scene, show, until, ask }) => ({ scene, show, until, ask: ask?.right })) };
}

describe('the lessons that ship', () => {
  it('are at least eight, two hours together', () => {
    const minutes = lessons.map((file) => parseLesson(read(`en/${file}`), file).minutes);
    expect(minutes.length).toBeGreaterThanOrEqual(8);
    expect(minutes.reduce((sum, each) => sum + each, 0)).toBeGreaterThanOrEqual(110);
  });

  it.each(others)('are all there in %s, the teacher’s page too', (language) => {
    expect(readdirSync(folder + language).sort()).toEqual([...files].sort());
  });

  it.each(others.flatMap((language) => lessons.map((file) => [language, file] as const)))(
    'ask the same of the learner in %s: %s',
    (language, file) => expect(tasksOf(`${language}/${file}`)).toEqual(tasksOf(`en/${file}`)),
  );

  it.each(others.flatMap((language) => files.map((file) => [language, file] as const)))(
    'are translated in %s: %s',
    (language, file) => {
      const lines = (path: string) =>
        read(path)
          .split('\n')
          .filter((line) => /\w+ \w+ \w+ \w+/.test(line) && !/scene:/.test(line));
      const english = new Set(lines(`en/${file}`));
      expect(lines(`${language}/${file}`).filter((line) => english.has(line))).toEqual([]);
    },
  );

  it.each(lessons)('promise nothing that is not found out: %s', (file) => {
    for (const { done, until, ask } of parseLesson(read(`en/${file}`), file).steps)
      if (done !== undefined) expect(until ?? ask, done).toBeDefined();
  });
});
