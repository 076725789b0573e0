import { readdirSync, readFileSync } from 'node:fs';
import { parseLesson } from '../../../src/domain/lesson/parse';
import { expect, test } from '../../fixtures/test';
import { Learner } from '../../pages/learner';

const folder = new URL('../../../public/lessons/', import.meta.url);
const files = readdirSync(new URL('en/', folder)).filter((file) => /^[1-9].*\.md$/.test(file));

// Every lesson once, each language with some of them: what they ask of the learner is the same in all (`lessons.test.ts`).
for (const [language, some] of [
  ['en', files.slice(0, 3)],
  ['de', files.slice(3, 6)],
  ['es', files.slice(6)],
] as const)
  test(`lessons ${some.map((file) => file[0]).join(', ')} are gone through in ${language}, by doing what they ask; what is wrong is not taken for right`, async ({
    page,
    playground,
  }) => {
    await playground.open({ lang: language });
    await playground.expectSettled();
    const learner = new Learner(playground);
    for (const file of some) {
      const id = file.replace('.md', '');
      await test.step(id, async () => {
        const lesson = parseLesson(readFileSync(new URL(`${language}/${file}`, folder), 'utf8'), file);
        await learner.open(id);
        await expect(learner.lesson.getByRole('heading', { level: 2 })).toHaveText(lesson.title);
        await learner.goThrough(lesson);
      });
    }
    await page.getByTestId('lesson-all').click();
    await expect(page.getByTestId('lessons').locator('li svg')).toHaveCount(some.length);
  });

test('a lesson can be gone through by keyboard alone', async ({ page, playground }) => {
  await playground.open({ models: 'cifar10-standard' });
  await playground.expectSettled();
  const tabTo = async (testId: string) => {
    for (let presses = 0; presses < 120; presses += 1) {
      await page.keyboard.press('Tab');
      const reached = await page.evaluate(() => document.activeElement?.getAttribute('data-testid'));
      if (reached === testId) return;
    }
    throw new Error(`Tab does not reach ${testId}`);
  };
  await tabTo('lessons-button');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('teacher-page-open')).toBeVisible();
  // The list is read on from its heading, not from the button in the header.
  await expect(page.getByTestId('lessons').getByRole('heading', { level: 2 }).first()).toBeFocused();
  await tabTo('lesson-2-nothing-but-sign-bits');
  await page.keyboard.press('Enter');
  const lesson = page.getByTestId('lesson');
  const goOn = async (step: number) => {
    await expect(lesson).toHaveAttribute('data-done', /./);
    await tabTo('lesson-next');
    await page.keyboard.press('Enter');
    await expect(lesson).toHaveAttribute('data-step', String(step));
    // Read on from the new heading.
    await expect(lesson.getByRole('heading', { level: 3 })).toBeFocused();
  };
  const isDone = () => expect(lesson).toHaveAttribute('data-done', 'true');
  await expect(lesson).toHaveAttribute('data-step', '1');
  await goOn(2);
  await tabTo('attack-select');
  await page.keyboard.type('FG');
  await isDone();
  await goOn(3);
  await tabTo('attack-switch');
  await page.keyboard.press('Space');
  await isDone();
  await goOn(4);
  await tabTo('lesson-choice-1');
  await page.keyboard.press('Enter');
  await isDone();
  await goOn(5);
  await tabTo('attack-select');
  await page.keyboard.type('Random');
  await isDone();
  await tabTo('lesson-next');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('lesson-restart')).toBeVisible();
});

test('a scene that is chosen leaves the list where it is, and what to notice in it comes below', async ({
  page,
  playground,
}) => {
  await playground.open();
  await playground.expectSettled();
  await page.getByTestId('lessons-button').click();
  const chosen = page.getByTestId('preset-aimed');
  await chosen.scrollIntoViewIfNeeded();
  const before = await page.getByTestId('lessons').evaluate((list) => list.scrollTop);
  expect(before).toBeGreaterThan(100);
  await chosen.click();
  const notice = page.getByTestId('preset-notice');
  await expect(notice).toBeInViewport({ ratio: 1 });
  await expect(chosen).toBeInViewport({ ratio: 1 });
  expect(await page.getByTestId('lessons').evaluate((list) => list.scrollTop)).toBeGreaterThanOrEqual(before);

  // The notice above the next one goes, and that stays under the pointer.
  const next = chosen.locator('xpath=../following-sibling::li[1]/button');
  await next.scrollIntoViewIfNeeded();
  const top = (await next.boundingBox())!.y;
  await next.click();
  await expect(next).toHaveAttribute('aria-pressed', 'true');
  expect(Math.abs((await next.boundingBox())!.y - top)).toBeLessThan(1);
});

test('a scene that is chosen again comes again, and what to notice in it, also where scrolling answers with a promise', async ({
  page,
  playground,
}) => {
  // As in some browsers: what an effect ends with must be a function.
  await page.addInitScript(() => {
    const own = Object.getOwnPropertyDescriptor(Element.prototype, 'scrollIntoView')!;
    Object.defineProperty(Element.prototype, 'scrollIntoView', {
      ...own,
      value(this: Element, ...options: unknown[]) {
        Reflect.apply(own.value as () => void, this, options);
        return Promise.resolve();
      },
    });
  });
  await playground.open();
  await playground.expectSettled();
  await page.getByTestId('lessons-button').click();
  const chosen = page.getByTestId('preset-too-strong');
  const notice = page.getByTestId('preset-notice');
  const expectChosen = async () => {
    await expect(notice).toHaveCount(1);
    await expect(notice).toHaveAttribute('data-preset', 'too-strong');
    await expect(notice).toBeInViewport({ ratio: 1 });
    await expect(chosen).toHaveAttribute('aria-pressed', 'true');
    await expect(playground.epsilon).toHaveValue('32');
    await expect(page.getByTestId('drop-zone')).toContainText('Cat');
  };
  await chosen.click();
  await expectChosen();

  // Nothing changed since: the same again.
  await chosen.click();
  await expectChosen();

  // With another ε its sentence is not true; both come back.
  await playground.epsilon.fill('1');
  await playground.epsilon.press('Enter');
  await expect(playground.epsilon).toHaveValue('1');
  await expect(notice).toHaveCount(0);
  await chosen.click();
  await expectChosen();

  // With another picture too; and a sentence that was sent away is gone.
  for (const leave of [page.getByTestId('sample-cifar-dog'), notice.getByRole('button')]) {
    await leave.click();
    await expect(notice).toHaveCount(0);
    await expect(chosen).toHaveAttribute('aria-pressed', 'false');
    await chosen.click();
    await expectChosen();
  }
  await playground.expectSettled();
});

test("a link's lesson is the one that opens, not the one that was left; a link's scene closes that", async ({
  page,
  playground,
}) => {
  await playground.open();
  await playground.expectSettled();
  const learner = new Learner(playground);
  await learner.open('2-nothing-but-sign-bits');
  await playground.open({ lesson: '4-step-by-step' });
  await expect(learner.lesson).toHaveAttribute('data-lesson', '4-step-by-step');
  expect(page.url()).not.toContain('lesson=');
  await page.reload();
  await expect(learner.lesson).toHaveAttribute('data-lesson', '4-step-by-step');
  await playground.open({ models: 'cifar10-standard' });
  await playground.standard.expectClean();
  await expect(learner.lesson).toHaveCount(0);
});

test('on a phone the sheet that covers the stage closes for a step about the stage', async ({ page, playground }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.open();
  await playground.expectSettled();
  const learner = new Learner(playground);
  await learner.open('2-nothing-but-sign-bits');
  const attack = page.locator('[data-section="attack"]');
  await learner.next.click();
  await expect(attack).toHaveAttribute('data-open', 'true');
  await page.getByTestId('attack-select').selectOption('fgsm');
  await learner.next.click();
  await expect(attack).toHaveAttribute('data-open', 'true');
  await playground.attackSwitch.click();
  await learner.next.click();
  await expect(learner.lesson).toHaveAttribute('data-step', '4');
  await expect(attack).toHaveAttribute('data-open', 'false');
});
