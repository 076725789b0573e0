import { test } from '../fixtures/test';

const folder = new URL('../../docs/screenshots/', import.meta.url).pathname;

for (const colorScheme of ['light', 'dark'] as const)
  for (const [width, height] of [
    [1440, 1100],
    [390, 844],
  ] as const)
    test(`main scene, ${colorScheme}, ${width} px`, async ({ page, playground }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height });
      await playground.open({ attack: 'pgd', eps: '8' });
      await playground.standard.expectAttacked();
      await playground.robust.expectAttacked();
      await playground.expectSettled();
      await page.screenshot({ path: `${folder}main-${colorScheme}-${width}.png`, fullPage: width < 600 });
    });
