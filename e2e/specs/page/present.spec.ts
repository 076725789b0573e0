import { expect, test } from '../../fixtures/test';
import { Presenter } from '../../pages/presenter';

test('to a room: the arrow keys go through the scenes, all of two models is in view, and Escape leaves', async ({
  page,
  playground,
}) => {
  const presenter = new Presenter(playground);
  await presenter.open();
  await playground.standard.expectClean();
  await page.keyboard.press('ArrowRight');
  await expect(presenter.title).toHaveText('Fooled, and held');
  await expect(page.getByTestId('verdict')).toHaveCount(2);
  for (const part of ['verdict', 'picture-adversarial', 'saliency-adversarial'])
    for (const each of await page.getByTestId(part).all()) await expect(each).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('PageDown');
  await expect(presenter.title).toHaveText('The map holds while the label flips');
  await page.keyboard.press('ArrowLeft');
  await expect(presenter.title).toHaveText('Fooled, and held');
  await expect(playground.attackSwitch).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(playground.attackSwitch).toHaveAttribute('aria-checked', 'true');
  await expect(page.getByTestId('present')).toBeFocused();
  expect(page.url()).not.toContain('present');
});

test('to a room: loaded anew, the page is shown on at the same scene, and goes on from there with the first key', async ({
  page,
  playground,
}) => {
  const presenter = new Presenter(playground);
  await presenter.open();
  await playground.standard.expectClean();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(presenter.title).toHaveText('The map holds while the label flips');
  await page.waitForURL(/saliency=gradcam/);
  await presenter.pressOnceNamed('ArrowLeft', 'The map holds while the label flips');
  await page.reload();
  await expect(presenter.title).toHaveText('Fooled, and held');
});

test('to a room: a lesson is read and asked above the pictures, beside which attack and which map', async ({
  page,
  playground,
}) => {
  const presenter = new Presenter(playground);
  await presenter.openLesson('3-why-epsilon-matters');
  const { step } = presenter;
  await expect(step).toContainText('The attack is on, but ε is 0');
  await expect(presenter.facts).toHaveText('Attack PGD, ε 0/255Maps Gradient');
  for (const heading of ['The smallest that is enough', 'What does ε bound?']) {
    await page.keyboard.press('ArrowRight');
    await expect(presenter.title).toHaveText(heading);
  }
  await step.getByTestId('lesson-choice-2').click();
  await expect(step).toContainText('Two steps of 255');
  await playground.expectSettled();
  const below = (await step.boundingBox())!;
  for (const part of ['picture-clean', 'picture-adversarial', 'saliency-adversarial'])
    for (const each of await page.getByTestId(part).all()) {
      await expect(each).toBeInViewport({ ratio: 1 });
      expect((await each.boundingBox())!.y).toBeGreaterThan(below.y + below.height);
    }
});

for (const [lang, more] of [
  ['en', ''],
  ['de', '&a.target=8'],
  ['es', '&saliency=gradient,gradcam'],
] as const)
  test(`to a room: all of three models under attack is in view, ${lang}${more}`, async ({ page, playground }) => {
    const presenter = new Presenter(playground);
    await presenter.open(lang, `v=1&on=true&models=cifar10-standard,cifar10-jsigr,cifar10-at${more}`);
    await expect(page.getByTestId('verdict')).toHaveCount(3);
    for (const column of await playground.columns.all())
      for (const bars of ['prediction-clean', 'prediction-adversarial'])
        await expect(column.getByTestId(bars)).toBeVisible();
    await playground.expectSettled();
    const parts = ['verdict', 'picture-clean', 'picture-adversarial', 'saliency-clean', 'saliency-adversarial'];
    for (const part of [...parts, 'prediction-clean', 'prediction-adversarial'])
      for (const each of await page.getByTestId(part).all()) await expect(each).toBeInViewport({ ratio: 1 });
    const stage = page.locator('.compare');
    expect(await stage.evaluate((each) => each.scrollHeight - each.clientHeight)).toBeLessThanOrEqual(0);
    // What a room reads is whole, and no smaller than all that is presented: 14 pixels by 1.4.
    const shown = page.locator('.prediction-bars > li:visible > .prediction-name');
    for (const name of await shown.all()) {
      expect(await name.evaluate((each) => each.scrollWidth - each.clientWidth)).toBeLessThanOrEqual(0);
      expect((await name.boundingBox())!.height).toBeGreaterThanOrEqual(20 * 1.4 - 1);
    }
    const aims = page.getByTestId('prediction-adversarial').locator('li[data-target="true"]');
    await expect(aims).toHaveCount(more.includes('target') ? 3 : 0);
    for (const aim of await aims.all()) await expect(aim).toBeInViewport({ ratio: 1 });
  });

test('by keyboard alone a command is found and done, and what is typed into a field is no shortcut', async ({
  page,
  playground,
}) => {
  await playground.open({ models: 'cifar10-standard' });
  await playground.standard.expectClean();
  await page.keyboard.press('Control+k');
  await expect(page.getByTestId('command-search')).toBeFocused();
  await page.keyboard.type('attack o');
  await page.keyboard.press('Enter');
  await expect(playground.attackSwitch).toHaveAttribute('aria-checked', 'true');
  await page.keyboard.press('Control+Enter');
  await expect(playground.attackSwitch).toHaveAttribute('aria-checked', 'false');
  await page.getByRole('spinbutton', { name: /^ε/ }).press('Control+Enter');
  await expect(playground.attackSwitch).toHaveAttribute('aria-checked', 'false');
  await page.getByTestId('present').focus();
  await page.keyboard.press('Control+/');
  await expect(page.getByTestId('shortcut-list')).toContainText('Attack on or off');
});

test('a link hides parts for a class, its own links too, and says which it does not know', async ({
  page,
  playground,
}) => {
  await playground.open({ hide: 'dock,report,models,nonsense' });
  await playground.standard.expectClean();
  await expect(playground.error('scene-unknown-part')).toContainText('nonsense');
  for (const part of ['report', 'model-add', 'dock-train']) await expect(page.getByTestId(part)).toBeHidden();
  await expect(page.getByTestId('model-swap').first()).toBeDisabled();
  await page.getByTestId('share').click();
  await expect(page.getByTestId('share-link')).toHaveAttribute('data-link', /[?&]hide=dock/);
});

test('who is here for the first time is invited to three steps, and never again', async ({ page, playground }) => {
  await playground.open();
  await playground.expectDefaultScene();
  await page.getByTestId('first-visit-show').click();
  await expect(page.getByTestId('lesson')).toHaveAttribute('data-lesson', 'first-steps');
  await page.getByTestId('sample-cifar-ship').click();
  await expect(page.getByTestId('lesson')).toHaveAttribute('data-done', 'true');
  await page.getByTestId('reset').click();
  await playground.open();
  await playground.expectDefaultScene();
  await expect(page.getByTestId('first-visit')).toHaveCount(0);
});
