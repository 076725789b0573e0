import type { Page } from '@playwright/test';
import { expectChanged, readCanvas } from '../../fixtures/canvas';
import { expect, test } from '../../fixtures/test';

/** Opens what hides behind "display". */
const openDisplay = (page: Page) => page.getByRole('region', { name: 'Explain' }).getByText('display').click();

test('values beyond the end of the scale are counted; gamma and the logarithm draw anew, and change no number', async ({
  page,
  playground,
}) => {
  await page.setViewportSize({ width: 1440, height: 1100 });
  await playground.open({ models: 'cifar10-standard', attack: 'none', saliency: 'gradient' });
  await playground.standard.expectClean();
  await playground.expectSettled();
  const map = playground.standard.saliencyClean;
  const range = playground.standard.root.getByTestId('map-0-clean').locator('.map-range');
  await openDisplay(page);
  await page.getByTestId('view-clip').focus();
  await page.getByRole('spinbutton', { name: /^Clip/ }).fill('100');
  await expect(range).not.toContainText('beyond');
  const whole = await readCanvas(map);
  await page.getByRole('spinbutton', { name: /^Clip/ }).fill('90');
  await expect(range).toContainText(/· 10\s?% beyond/);
  await expectChanged(map, whole);
  const clipped = await readCanvas(map);
  const [least, most] = [await map.getAttribute('data-min'), await map.getAttribute('data-max')];
  await page.getByRole('spinbutton', { name: /^Gamma/ }).fill('0.4');
  await expectChanged(map, clipped);
  const bright = await readCanvas(map);
  await page.getByTestId('view-log').check();
  await expectChanged(map, bright);
  expect([await map.getAttribute('data-min'), await map.getAttribute('data-max')]).toEqual([least, most]);
  await expect.poll(() => page.url()).toMatch(/gamma=0\.4/);
});

test('a scale is of a model, of all maps or of each map, and says where it ends', async ({ page, playground }) => {
  await page.setViewportSize({ width: 1440, height: 1100 });
  await playground.open({ models: 'cifar10-standard,cifar10-jsigr', attack: 'none', saliency: 'gradient' });
  await playground.standard.expectClean();
  await playground.robust.expectClean();
  await playground.expectSettled();
  const legends = page.locator('.shared-legend');
  const ends = () => page.locator('.scale-legend > span:nth-of-type(2)').allTextContents();
  await expect(legends).toHaveCount(2);
  const byModel = (await ends()).map(Number);
  await page.getByTestId('view-scale').selectOption('shared');
  await expect(legends).toHaveCount(1);
  // The scale of all ends where that of the model with the larger gradients does, or between the two.
  const [end] = (await ends()).map(Number);
  expect(end).toBeGreaterThan(Math.min(...byModel));
  expect(end).toBeLessThanOrEqual(Math.max(...byModel) * 1.001);
  const faint = await readCanvas(playground.robust.saliencyClean);
  await page.getByTestId('view-scale').selectOption('own');
  await expect(legends).toHaveCount(0);
  await expect.poll(async () => (await ends()).length).toBe(2);
  await expectChanged(playground.robust.saliencyClean, faint);
});

test('integrated gradients say how far their sum is from what it should be; more steps close the gap; signs are seen', async ({
  page,
  playground,
}) => {
  await playground.open({ models: 'cifar10-standard', attack: 'none', saliency: 'integrated-gradients' });
  await playground.standard.expectClean();
  await playground.expectSettled();
  const shares = playground.standard.root.getByTestId('map-shares');
  const gap = async () => {
    const [sum, difference] = [await shares.getAttribute('data-sum'), await shares.getAttribute('data-difference')];
    return Math.abs(Number(difference) - Number(sum));
  };
  await expect(shares).toHaveText(/^gap [\d.e−-]+\s%$/);
  const difference = Number(await shares.getAttribute('data-difference'));
  expect(await gap()).toBeLessThan(0.05 * Math.abs(difference));
  const usual = await gap();
  await page.getByTestId('saliency-param-steps').fill('4');
  await expect.poll(gap).toBeGreaterThan(usual);

  // What speaks against the class is seen where its three colours are added up with their signs.
  const map = playground.standard.saliencyClean;
  expect(Number(await map.getAttribute('data-min'))).toBeGreaterThanOrEqual(0);
  const legend = page.locator('.shared-legend');
  await expect(legend).not.toContainText('against');
  await openDisplay(page);
  await page.getByTestId('view-signs').check();
  await expect(legend).toContainText('against');
  expect(Number(await map.getAttribute('data-min'))).toBeLessThan(0);
  await expect.poll(() => page.url()).toContain('signs=true');
});

test('the maps in words: the strongest regions, their share, and the pixel that is on the map', async ({
  playground,
}) => {
  await playground.open({ models: 'cifar10-standard', attack: 'none', saliency: 'gradient' });
  await playground.standard.expectClean();
  await playground.expectSettled();
  await playground.standard.root.getByText('the maps in words').click();
  const rows = playground.standard.root.locator('.map-table tbody tr');
  await expect(rows).toHaveCount(4);
  const cells = await rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
  const shares = cells.map(([, share]) => Number.parseFloat(share!));
  expect(shares).toEqual([...shares].sort((a, b) => b - a));
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(100);
  const peaks = cells.map(([, , peak]) => Number.parseFloat(peak!));
  const most = Number(await playground.standard.saliencyClean.getAttribute('data-max'));
  // Nine regions, of which these four hold the most: the strongest pixel of all is in one of the nine, here in these.
  expect(Math.max(...peaks)).toBeCloseTo(Number(most.toPrecision(3)), 6);
});
