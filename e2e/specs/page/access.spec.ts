import { expect, test } from '../../fixtures/test';
import { found } from '../../pages/axe';

const dock = ['transfer', 'steps', 'epsilon', 'faithfulness', 'activations', 'synthesis', 'train'];

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing on the stage, in the dock and in a card, ${colorScheme}`, async ({ page, playground }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 1440, height: 900 });
    await playground.open({ models: 'cifar10-standard', attack: 'fgsm', saliency: 'gradient,gradcam' });
    await playground.standard.expectAttacked();
    await playground.expectSettled();
    expect.soft(await found(page, 'body', colorScheme), 'stage').toEqual([]);
    for (const panel of dock) {
      await page.getByTestId(`dock-${panel}`).click();
      await expect(page.locator('.dock')).not.toContainText('Opening…');
      await playground.expectSettled();
      expect.soft(await found(page, '.dock', colorScheme), panel).toEqual([]);
    }
    await page.getByTestId('model-card').first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect.soft(await found(page, '[role="dialog"], dialog', colorScheme), 'card').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByTestId('model-swap').first().click();
    await expect(page.getByTestId('model-picker').getByRole('heading', { level: 3 })).not.toHaveCount(0);
    expect.soft(await found(page, 'dialog', colorScheme), 'picker').toEqual([]);
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByTestId('rail-attack').click();
    expect.soft(await found(page, 'body', colorScheme), 'sheet').toEqual([]);
  });

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in the lessons, among the commands and in what is presented, ${colorScheme}`, async ({
    page,
    playground,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await playground.open({ models: 'cifar10-standard', attack: 'fgsm' });
    await playground.standard.expectAttacked();
    await page.getByTestId('lessons-button').click();
    await expect(page.getByTestId('teacher-page-open')).toBeVisible();
    expect.soft(await found(page, '[data-testid="lessons"]', colorScheme), 'list').toEqual([]);
    await page.getByTestId('teacher-page-open').click();
    await expect(page.getByTestId('teacher-page').getByRole('heading', { level: 2 })).not.toHaveCount(1);
    expect.soft(await found(page, '[data-testid="teacher-page"]', colorScheme), 'teacher’s page').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByTestId('lesson-1-what-a-network-looks-at').click();
    await expect(page.getByTestId('lesson')).toBeVisible();
    expect.soft(await found(page, '[data-testid="lessons"]', colorScheme), 'lesson').toEqual([]);
    await page.keyboard.press('Control+k');
    await expect(page.getByTestId('command-search')).toBeFocused();
    expect.soft(await found(page, 'dialog', colorScheme), 'commands').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByTestId('help').click();
    expect.soft(await found(page, '.popover:popover-open', colorScheme), 'help').toEqual([]);
    await page.getByTestId('shortcuts-open').click();
    await expect(page.getByTestId('shortcut-list')).toBeVisible();
    expect.soft(await found(page, 'dialog', colorScheme), 'shortcuts').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByTestId('present').click();
    await playground.expectSettled();
    expect.soft(await found(page, 'body', colorScheme), 'presented').toEqual([]);
  });
