import { expectDrawn } from '../../fixtures/canvas';
import { test } from '../../fixtures/ready-trainer';
import { expect } from '../../fixtures/test';

test('a training that is paused, loses its device and is cut off by a reload ends like one left alone', async ({
  page,
  playground,
  trainer,
  toleratedErrors,
}) => {
  toleratedErrors.push(/device/i);
  await trainer.start.click();
  await trainer.pauseFrom(2);
  const first = await trainer.lossValue();
  const early = await trainer.lossTerms();
  const column = playground.column('own-training');
  await column.expectClean();
  expect(page.url()).not.toContain('own-training');

  const tensors = await trainer.tensors();
  const paused = await trainer.steps();
  await trainer.resume.click();
  await trainer.pauseFrom(paused + 1);
  expect(await trainer.tensors()).toBe(tensors);

  const again = await trainer.steps();
  await trainer.destroyDevice();
  await trainer.resume.click();
  await expect(playground.error('backend-lost')).toContainText('lost while training');
  await trainer.pauseFrom(again + 1);
  const reached = await trainer.steps();
  expect(reached).toBeLessThan(20);
  await trainer.expectKept(reached);

  await page.reload();
  await playground.standard.expectClean();
  await trainer.open();
  await expect(trainer.saved).toContainText(`step ${reached} of 20`);
  await page.getByTestId('train-saved-resume').click();
  await trainer.expectPhase('finished');
  expect(await trainer.steps()).toBe(20);
  const last = await trainer.lossValue();
  expect(last).toBeLessThan(first);
  const late = new Map(await trainer.lossTerms());
  for (const [term, value] of early) expect(late.get(term), term).toBeLessThan(value);
  await column.expectClean();
  await expect(page.getByTestId('train-film')).toHaveAttribute('data-frames', /^([2-9]|\d\d)$/);
  await expectDrawn(page.getByTestId('train-chart-loss').locator('canvas'));
  const moment = page.getByTestId('train-film-slider');
  await expect(moment).toHaveAttribute('aria-valuetext', 'step 20');
  await moment.press('Home');
  await expect(moment).toHaveAttribute('aria-valuetext', /^step (?!20$)\d+$/);

  await page.getByTestId('train-discard').click();
  await page.getByRole('button', { name: 'Discard it' }).click();
  await expect(column.root).toHaveCount(0);
  await trainer.start.click();
  await trainer.expectPhase('finished');
  expect(await trainer.lossValue()).toBe(last);
});

test('a training is stopped and kept, another is cancelled and gone', async ({ page, playground, trainer }) => {
  // So many that neither can end by itself before it is told to.
  await trainer.set('Steps', 20_000);
  await trainer.start.click();
  await trainer.expectSteps(1);
  const column = playground.column('own-training');
  await column.expectClean();
  await trainer.cancelForGood();
  await expect(column.root).toHaveCount(0);
  await expect(trainer.saved).toHaveCount(0);

  await trainer.start.click();
  await trainer.expectSteps(2);
  await trainer.stop.click();
  await trainer.expectPhase('finished');
  expect(await trainer.steps()).toBeLessThan(20_000);
  // The last revision, which is the one that is kept, may be on its way to the screen.
  await playground.expectSettled();
  const prediction = await column.prediction('clean');
  await page.getByTestId('train-name').fill('My animals');
  await page.getByTestId('train-keep').click();
  await expect(page.getByTestId('train-kept')).toBeVisible();
  await expect(column.root).toHaveCount(0);
  const kept = page.locator('[data-testid="model-column"][data-model-id^="own-"]').filter({ hasText: 'My animals' });
  const id = (await kept.getAttribute('data-model-id')) ?? '';

  await page.waitForURL(new RegExp(id));
  await page.reload();
  await playground.column(id).expectClean();
  expect(await playground.column(id).prediction('clean')).toEqual(prediction);
  await trainer.open();
  await expect(trainer.saved).toHaveCount(0);
});
