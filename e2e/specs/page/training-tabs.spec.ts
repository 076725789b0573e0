import { test } from '../../fixtures/ready-trainer';
import { expect } from '../../fixtures/test';
import { PlaygroundPage } from '../../pages/playground-page';
import { Trainer } from '../../pages/trainer';

test('while one tab trains another may not, and leaving is asked about; without a training it is not', async ({
  page,
  context,
  backend,
  trainer,
}) => {
  await trainer.set('Steps', 20_000);
  await trainer.start.click();
  await trainer.expectSteps(1);
  // With its panel closed it is read in one line, and can be ended, below the tabs.
  await page.setViewportSize({ width: 1024, height: 800 });
  await page.getByTestId('dock-train').click();
  await expect(trainer.cancel).toBeInViewport({ ratio: 1 });
  expect((await trainer.step.boundingBox())!.height).toBeLessThan(24);

  const otherPage = await context.newPage();
  const other = new PlaygroundPage(otherPage, backend);
  await other.open({ models: 'cifar10-standard' });
  const second = new Trainer(otherPage);
  await second.open();
  await expect(second.saved).toHaveCount(0);
  await expect(second.start).toBeDisabled();
  await expect(otherPage.getByTestId('train-problem')).toContainText('in another tab');

  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  const before = await trainer.steps();
  await trainer.expectSteps(before + 1);

  await trainer.cancelForGood();
  await expect(second.start).toBeEnabled();
  await otherPage.close();
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
});
