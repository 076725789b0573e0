import { expect, test } from '../../fixtures/test';
import { Learner } from '../../pages/learner';

for (const lang of ['en', 'de', 'es'])
  test(`in ${lang} at 1440 × 900 the tagline is whole, and a lesson beside long names leaves all numbers in view`, async ({
    page,
    playground,
  }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await playground.open({ lang });
    await playground.expectSettled();
    const tagline = page.locator('.tagline');
    await expect(tagline).toBeVisible();
    expect(await tagline.evaluate((each) => each.scrollWidth <= each.clientWidth)).toBe(true);
    expect(await tagline.evaluate((each) => each.scrollHeight <= each.clientHeight)).toBe(true);
    expect(await page.locator('.page-header').evaluate((header) => header.clientHeight)).toBeLessThan(48);

    await new Learner(playground).open('7-when-explanations-and-defences-lie');
    await page.locator('.lesson-steps button').nth(2).click();
    await expect(page.getByTestId('map-shift')).toHaveCount(2);
    await playground.expectSettled();
    const over = await page.locator('.compare').evaluate((stage) => stage.scrollHeight - stage.clientHeight);
    expect(over).toBeLessThanOrEqual(0);
  });

for (const lang of ['en', 'de', 'es'])
  test(`in ${lang} at 1440 × 900 the state beside the button that stops is a whole word or none`, async ({
    page,
    playground,
  }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await playground.open({ lang, attack: 'pgd' }, 'a.steps=500');
    const isCut = await page
      .locator('[data-testid="status"]:has(+ .status-stop)')
      .evaluate((word) => getComputedStyle(word).clipPath === 'none' && word.scrollWidth > word.clientWidth);
    expect(isCut).toBe(false);
  });

test('what comes of pointing at the object is in view beside it, 1280 × 720', async ({ page, playground }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await playground.open({ lang: 'de' });
  await playground.expectSettled();
  await page.getByTestId('dock-faithfulness').click();
  await page.getByTestId('faithfulness-region').click();
  await expect(page.getByTestId('region-picture')).toBeInViewport({ ratio: 1 });
  await expect(page.getByTestId('region-line')).toHaveCount(2);
  for (const line of await page.getByTestId('region-line').all()) await expect(line).toBeInViewport({ ratio: 1 });
});

for (const [width, height, withLessons] of [
  [1280, 720, true],
  [390, 844, false],
] as const)
  test(`the tabs of the dock are one row, and the last is reached, ${width} × ${height}`, async ({
    page,
    playground,
  }) => {
    await page.setViewportSize({ width, height });
    await playground.open({ lang: 'de' });
    await playground.expectSettled();
    if (withLessons) await page.getByTestId('lessons-button').click();
    const tabs = page.locator('.dock-tabs > button');
    const tops = await tabs.evaluateAll((each) => each.map((tab) => tab.getBoundingClientRect().top));
    expect(new Set(tops).size).toBe(1);
    await page.getByTestId('dock-synthesis').focus();
    await page.keyboard.press('Tab');
    await expect(page.getByTestId('dock-train')).toBeFocused();
    await expect(page.getByTestId('dock-train')).toBeInViewport({ ratio: 1 });
  });

test('the form of an attack with few settings leaves no empty row below it', async ({ page, playground }) => {
  await playground.open({ attack: 'fgsm' });
  await playground.expectSettled();
  const more = (await page.getByTestId('attack-params-more').boundingBox())!;
  const source = (await page.getByTestId('attack-source').boundingBox())!;
  expect(source.y - more.y - more.height).toBeLessThan(24);
});
