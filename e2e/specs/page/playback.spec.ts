import { expect, test } from '../../fixtures/test';

/** PGD without a random start and with a fixed step size: its step k is the attack of k steps. */
const defined = 'v=2&on=true&a.randomStart=false&a.stepSize=1&a.steps=6&a.eps=4';

test('the slider shows a step of the attack everywhere, play ends at the last, and undo leads back', async ({
  page,
  playground,
}) => {
  await playground.open({}, defined.replace('steps=6', 'steps=3'));
  await playground.standard.expectAttacked();
  await playground.expectSettled();
  const columns = [playground.standard, playground.robust];
  const three = await Promise.all(columns.map((column) => column.prediction('adversarial')));
  const map = await playground.standard.saliencyAdversarial.getAttribute('data-max');

  await page.getByRole('spinbutton', { name: /^Steps/ }).fill('6');
  await playground.expectSettled();
  await page.getByTestId('dock-steps').click();
  const slider = page.getByTestId('playback-step');
  await expect(slider).toHaveValue('6');
  const six = await playground.standard.prediction('adversarial');

  await slider.focus();
  for (const step of [5, 4, 3]) {
    await page.keyboard.press('ArrowLeft');
    await expect(playground.standard.pictureAdversarial).toHaveAttribute('data-step', String(step));
  }
  await expect(playground.standard.root).toContainText('Step 3 of 6');
  // The numbers beside a curve are those of its marker, not of its end.
  await expect(page.getByTestId('playback-loss')).toContainText('at step 3');
  await playground.expectSettled();
  // Fails if a frame is another step than it says, or if anything of the column stays at the result.
  for (const [index, column] of columns.entries()) expect(await column.prediction('adversarial')).toEqual(three[index]);
  await expect(playground.standard.saliencyAdversarial).toHaveAttribute('data-max', map!);
  await expect.poll(() => page.url()).toContain('frame=3');

  const play = page.getByTestId('playback-play');
  await play.click();
  await expect(slider).toHaveValue('6');
  await expect(play).toHaveText('Play');
  expect(await playground.standard.prediction('adversarial')).toEqual(six);
  await page.getByTestId('undo').click();
  await expect(slider).toHaveValue('3');
  await expect(playground.standard.predictionAdversarial).toHaveAttribute('data-label', three[0]!.label);
  await page.getByTestId('playback-result').click();
  await expect.poll(() => page.url()).not.toContain('frame=');

  await page
    .getByTestId('playback-loss')
    .locator('.u-over')
    .click({ position: { x: 1, y: 40 } });
  await expect(slider).toHaveValue('0');
  await playground.epsilon.fill('2');
  await expect(page.getByTestId('playback')).toContainText('the result');

  // The way back to the result is in the panel: closed, it takes the step along.
  await slider.fill('2');
  await expect.poll(() => page.url()).toContain('frame=2');
  await page.getByTestId('dock-steps').click();
  await expect.poll(() => page.url()).not.toContain('frame=');
});
