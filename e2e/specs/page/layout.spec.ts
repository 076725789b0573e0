import { expect, test } from '../../fixtures/test';

for (const width of [1440, 768, 390])
  test(`at ${width} px nothing sticks out sideways`, async ({ page, playground }) => {
    await page.setViewportSize({ width, height: 844 });
    await playground.open({
      attack: 'fgsm',
      models: 'cifar10-standard,cifar10-jsigr,cifar10-at,cifar10-surrogate',
    });
    await playground.expectBackend();
    await playground.standard.expectAttacked();
    await page.getByTestId('transfer-matrix').locator('summary').click();
    await expect(page.getByTestId('transfer-cell')).toHaveCount(16);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });

for (const width of [1440, 1024, 390])
  for (const attack of ['none', 'pgd'])
    test(`at ${width} px nothing moves while models and maps arrive, attack: ${attack}`, async ({
      page,
      playground,
    }) => {
      await page.setViewportSize({ width, height: 844 });
      await page.addInitScript(() => {
        new PerformanceObserver((list) => {
          for (const shift of list.getEntries() as (PerformanceEntry & { readonly value: number })[])
            document.documentElement.dataset['shift'] = String(
              Number(document.documentElement.dataset['shift'] ?? 0) + shift.value,
            );
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await playground.open({ attack });
      await playground.standard.expectClean();
      if (attack !== 'none') await expect(playground.standard.root.getByTestId('map-shift')).toBeVisible();
      await expect(playground.status).toHaveAttribute('data-state', 'idle');
      const shift = await page.evaluate(() => Number(document.documentElement.dataset['shift'] ?? 0));
      expect(shift).toBeLessThan(0.02);
    });

test('the main job can be done by keyboard alone', async ({ page, playground }) => {
  await playground.open();
  await playground.expectDefaultScene();
  const focusByTab = async (testId: string) => {
    await page.locator('body').press('Home');
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab');
      if (await page.getByTestId(testId).evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error(`${testId} cannot be reached with the Tab key`);
  };
  await focusByTab('sample-cifar-ship');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await playground.standard.prediction('clean')).label).toBe('ship');
  await focusByTab('attack-switch');
  await page.keyboard.press('Space');
  await expect(playground.attackSwitch).toHaveAttribute('aria-checked', 'true');
  await focusByTab('attack-param-eps');
  const before = Number(await playground.epsilon.inputValue());
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => Number(await playground.epsilon.inputValue())).toBeGreaterThan(before);
  await playground.standard.expectAttacked();
});
