import { expect, test } from '../../fixtures/test';

test('the smallest ε is that of a scan by 0.25/255, and a point of the curve takes its ε', async ({
  page,
  playground,
}) => {
  await playground.open({ attack: 'pgd' });
  await playground.standard.expectAttacked();
  await page.getByTestId('dock-epsilon').click();
  const smallest = playground.standard.root.getByTestId('smallest-epsilon');
  await expect(smallest).toHaveAttribute('data-value', /\d/);
  const found = Number(await smallest.getAttribute('data-value'));
  await expect(smallest).toHaveText(`smallest ε that fools: ${found}/255`);

  // The scan, by the page's own engine, at the scene's ε; the panel is closed, so that nothing else tries any.
  await page.getByTestId('dock-epsilon').click();
  await expect(smallest).toHaveCount(0);
  const box = page.getByRole('spinbutton', { name: /^ε/ });
  const verdict = playground.standard.root.getByTestId('verdict');
  for (let epsilon = 0.25; epsilon <= found; epsilon += 0.25) {
    await box.fill(String(epsilon));
    await playground.expectSettled();
    await expect(verdict).toHaveAttribute('data-stale', 'false');
    expect(await verdict.getAttribute('data-fooled')).toBe(String(epsilon === found));
  }

  await page.getByTestId('dock-epsilon').click();
  await page.locator('[data-testid="epsilon-take"][data-value="12"]').click();
  await expect(playground.epsilon).toHaveValue('12');
  await expect(page.getByTestId('epsilon-curve')).toContainText('at ε = 12/255');
  await expect(page.getByTestId('smallest-epsilon').first()).toBeVisible();
  // The maps within every ε tried are held against the clean one: where nothing is changed they are the same.
  for (const measure of ['spearman', 'ssim']) {
    const chart = page.getByTestId(`epsilon-${measure}`);
    await expect(chart.getByRole('img')).toHaveAccessibleName(/ε = 12\/255: \S+ −?\d\.\d\d, \S+ −?\d\.\d\d/);
  }
  await page
    .getByTestId('epsilon-curve')
    .locator('.u-over')
    .click({ position: { x: 1, y: 40 } });
  await expect(playground.epsilon).toHaveValue('0');

  // An attack that aims at a class does not fool, it reaches.
  await page.getByTestId('attack-param-target').selectOption({ label: 'ship' });
  await expect(page.getByTestId('epsilon-panel').getByRole('table')).toContainText('not reached: cat');
});
