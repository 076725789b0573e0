import { expect, test } from '../../fixtures/test';

test('another language is spoken at once, changes nothing else, and is remembered', async ({ page, playground }) => {
  await playground.open({ attack: 'fgsm', models: 'cifar10-standard' });
  await playground.standard.expectAttacked();
  await page.getByTestId('dock-transfer').click();
  await expect(page.getByTestId('transfer-matrix')).toBeVisible();
  await playground.expectSettled();
  const scene = await page.evaluate(() => location.hash);
  // Everything that is computed goes through the page's state of work.
  await page.evaluate(() => {
    const states: (string | null)[] = [];
    Object.assign(window, { states });
    new MutationObserver(() =>
      states.push(document.querySelector('[data-testid="status"]')!.getAttribute('data-state')),
    ).observe(document.getElementById('root')!, { subtree: true, childList: true, attributes: true });
  });

  const language = page.getByTestId('language-select');
  await language.selectOption('de');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(language).toBeFocused();
  await expect(playground.status).toHaveText('Bereit');
  await expect(page.getByTestId('reset')).toHaveText('Zurücksetzen');
  await expect(page.locator('[data-section="attack"] h2')).toHaveText('Angriff');
  await expect(playground.standard.root.getByTestId('verdict')).toHaveText(/^\s*(Getäuscht|Standgehalten|Schon ohne)/);
  // A person reads the class in German, a program what the model calls it.
  await expect(playground.standard.predictionClean.locator('li').first()).toContainText('Katze');
  await expect(playground.standard.predictionClean).toHaveAttribute('data-label', 'cat');
  await expect(page.getByTestId('saliency-target').locator('option', { hasText: 'Frosch' })).toHaveCount(1);
  await expect(page.getByTestId('transfer-matrix')).toBeVisible();
  expect(await page.evaluate(() => location.hash)).toBe(scene);
  const states = await page.evaluate(() => (window as unknown as { states: string[] }).states);
  expect([...new Set(states)]).toEqual(['idle']);

  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByTestId('reset')).toHaveText('Zurücksetzen');
});
