import { readdirSync, readFileSync } from 'node:fs';
import { parseLesson } from '../../../src/domain/lesson/parse';
import { expect, test } from '../../fixtures/test';
import { Learner } from '../../pages/learner';

const folder = new URL('../../../public/lessons/', import.meta.url);
const files = readdirSync(new URL('en/', folder)).filter((file) => /^[1-9].*\.md$/.test(file));

for (const language of ['en', 'de', 'es'])
  test(`every lesson is gone through in ${language}, by doing what it asks; what is wrong is not taken for right`, async ({
    page,
    playground,
  }) => {
    test.slow();
    await playground.open({ lang: language });
    await playground.expectSettled();
    const learner = new Learner(playground);
    for (const file of files) {
      const id = file.replace('.md', '');
      await test.step(id, async () => {
        const lesson = parseLesson(readFileSync(new URL(`${language}/${file}`, folder), 'utf8'), file);
        await learner.open(id);
        await expect(learner.lesson.getByRole('heading', { level: 2 })).toHaveText(lesson.title);
        await learner.goThrough(lesson);
      });
    }
    await page.getByTestId('lesson-all').click();
    await expect(page.getByTestId('lessons').locator('li svg')).toHaveCount(files.length);
  });
