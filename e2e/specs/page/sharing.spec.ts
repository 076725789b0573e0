import { readFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { PNG } from 'pngjs';
import { readCanvas } from '../../fixtures/canvas';
import { expect, test } from '../../fixtures/test';
import { PlaygroundPage, type TestFile } from '../../pages/playground-page';
import { qrOf, qrPath } from '../../../src/panels/share/qr';

const chelsea = readFileSync(new URL('../../../public/samples/chelsea.jpg', import.meta.url));
const scene = { attack: 'fgsm', models: 'cifar10-standard' };

/** What is on the screen once all of it is final: labels, probabilities, maps. */
async function seen(playground: PlaygroundPage) {
  const { standard } = playground;
  await standard.expectClean();
  await standard.expectAttacked();
  // A map of many samples is drawn long before its last.
  await playground.expectSettled();
  return {
    clean: await standard.prediction('clean'),
    attacked: await standard.prediction('adversarial'),
    maps: [await readCanvas(standard.saliencyClean), await readCanvas(standard.saliencyAdversarial)],
  };
}

async function expectSame(playground: PlaygroundPage, before: Awaited<ReturnType<typeof seen>>): Promise<void> {
  const now = await seen(playground);
  for (const which of ['clean', 'attacked'] as const) {
    expect(now[which].label).toBe(before[which].label);
    expect(Math.abs(now[which].probability - before[which].probability)).toBeLessThan(1e-4);
  }
  expect(now.maps).toEqual(before.maps);
}

/** Presses a button of *Share* or *Report*; the file that it gives. */
async function saved({ page }: PlaygroundPage, panel: string, button: string): Promise<TestFile> {
  const coming = page.waitForEvent('download');
  if (!(await page.getByTestId(`${panel}-panel`).isVisible())) await page.getByTestId(panel).click();
  await page.getByTestId(button).click();
  const download = await coming;
  await page.keyboard.press('Escape');
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('a link opened elsewhere shows the same: labels, probabilities to 1e-4, maps', async ({
  browser,
  page,
  playground,
}) => {
  await playground.open({ ...scene, seed: '7', saliency: 'smoothgrad' });
  const before = await seen(playground);
  await page.getByTestId('share').click();
  await expect(page.getByTestId('share-qr')).toBeVisible();
  await page.getByTestId('share-qr-enlarge').click();
  const large = page.getByTestId('share-qr-large');
  await expect(large).toBeInViewport({ ratio: 1 });
  expect((await large.boundingBox())!.width).toBeGreaterThan(600);
  await page.keyboard.press('Escape');
  await expect(large).toHaveCount(0);
  await expect(page.getByTestId('share-qr-enlarge')).toBeFocused();
  const link = await page.getByTestId('share-link').getAttribute('data-link');
  const context = await browser.newContext();
  const elsewhere = await context.newPage();
  // Whoever opens it chooses what to compute with.
  const opened = new URL(link!);
  expect(opened.searchParams.has('backend')).toBe(false);
  opened.searchParams.set('backend', 'wasm');
  await elsewhere.goto(opened.href);
  await expectSame(new PlaygroundPage(elsewhere, undefined), before);
  await context.close();
});

test('a bundle carries an own picture to another device, and a cut one changes nothing', async ({
  browser,
  playground,
  baseURL,
}) => {
  await playground.open(scene);
  await playground.dropFile({ name: 'chelsea.jpg', bytes: chelsea });
  await expect(playground.page.getByTestId('drop-zone')).toContainText('chelsea.jpg');
  await playground.expectSettled();
  const before = await seen(playground);
  const bundle = await saved(playground, 'share', 'share-bundle');
  const context = await browser.newContext(baseURL ? { baseURL } : {});
  const elsewhere = new PlaygroundPage(await context.newPage(), 'wasm');
  await elsewhere.open({ models: 'cifar10-jsigr' });
  await elsewhere.robust.expectClean();
  await elsewhere.dropFile({ name: 'cut.zip', bytes: bundle.bytes.subarray(0, bundle.bytes.length - 400) });
  await expect(elsewhere.error('scene-file-damaged')).toContainText('cut.zip');
  await expect(elsewhere.columns).toHaveAttribute('data-model-id', 'cifar10-jsigr');
  await elsewhere.dropFile(bundle);
  await expect(elsewhere.page.getByTestId('drop-zone')).toContainText('chelsea.jpg');
  await expect(elsewhere.errors).toHaveCount(0);
  await expectSame(elsewhere, before);
  await context.close();
});

test('a JSON report holds the numbers on the screen, and dropped or chosen it restores its scene', async ({
  page,
  playground,
}) => {
  await playground.open({ ...scene, seed: '3' });
  const before = await seen(playground);
  const file = await saved(playground, 'report', 'report-json');
  expect(file.name).toBe('limelight-cat-fgsm-8.json');
  const report = JSON.parse(file.bytes.toString()) as {
    backend: { name: string };
    scene: { seed: number };
    columns: { model: { files: unknown[] }; clean: { probability: number }; maps: { shift: { ssim: number } }[] }[];
  };
  expect(report).toMatchObject({ limelight: 'report', scene: { seed: 3 }, backend: { name: 'wasm' } });
  expect(report.columns[0]?.clean.probability).toBeCloseTo(before.clean.probability, 5);
  expect(report.columns[0]?.maps[0]?.shift.ssim).toBeGreaterThan(-1);
  expect(report.columns[0]?.model.files.length).toBeGreaterThan(2);

  for (const bring of ['dropFile', 'chooseFile'] as const) {
    await page.getByTestId('reset').click();
    await expect(playground.columns).toHaveCount(2);
    await playground[bring](file);
    await expect(playground.columns).toHaveCount(1);
    await expectSame(playground, before);
  }
  const newer = file.bytes.toString().replace('"version": 1', '"version": 99');
  await playground.dropFile({ name: 'newer.json', bytes: Buffer.from(newer) });
  await expect(playground.error('scene-file-newer')).toContainText('newer.json');
  await expectSame(playground, before);
});

test('of files that are dropped together the bundle is opened, and what was left is named', async ({ playground }) => {
  await playground.open(scene);
  await playground.dropFile({ name: 'mine.jpg', bytes: chelsea });
  await expect(playground.page.getByTestId('drop-zone')).toContainText('mine.jpg');
  await playground.expectSettled();
  const bundle = await saved(playground, 'share', 'share-bundle');
  await playground.page.getByTestId('reset').click();
  await expect(playground.columns).toHaveCount(2);
  await playground.dropFiles([{ name: 'other.jpg', bytes: chelsea }, bundle]);
  await expect(playground.page.getByTestId('drop-zone')).toContainText('mine.jpg');
  await expect(playground.columns).toHaveCount(1);
  await expect(playground.error('scene-file-others')).toContainText('other.jpg');
});

test('the sheet is a light picture of everything, the page one file that fetches nothing', async ({
  browser,
  playground,
}) => {
  await playground.open({ attack: 'fgsm' });
  await playground.standard.expectAttacked();
  await playground.robust.expectAttacked();
  await playground.expectSettled();
  const png = PNG.sync.read((await saved(playground, 'report', 'report-png')).bytes);
  expect(png.width).toBeGreaterThan(1600);
  expect([...png.data.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
  const file = await saved(playground, 'report', 'report-html');
  for (const bring of ['dropFile', 'chooseFile'] as const) {
    await playground[bring](file);
    await expect(playground.error('scene-file-page')).toContainText('JSON');
    await expect(playground.errors).toHaveCount(1);
  }
  const html = file.bytes.toString();
  const context = await browser.newContext({ offline: true });
  const opened = await context.newPage();
  const errors: string[] = [];
  opened.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await opened.setContent(html);
  const pictures = opened.locator('figure > img');
  expect(await pictures.count()).toBe(10);
  for (const image of await pictures.all())
    expect(await image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(32);
  // Two models, each with a map of either picture, and the numbers at both ends of its colours.
  await expect(opened.locator('.scale')).toHaveText([/^0[\d.]+$/, /^0[\d.]+$/, /^0[\d.]+$/, /^0[\d.]+$/]);
  for (const scale of await opened.locator('.scale img').all())
    expect(await scale.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(100);
  const link = (await opened.locator('a').first().getAttribute('href')) ?? '';
  expect(await opened.locator('.qr path').getAttribute('d')).toBe(qrPath(qrOf(link)!));
  await expect(opened.locator('td', { hasText: 'Standard' }).first()).toBeVisible();
  expect(errors).toEqual([]);
  await context.close();
});

for (const theme of ['light', 'dark'] as const)
  test(`share and report, ${theme}: by keyboard, without any violation of WCAG AA, within 390 pixels`, async ({
    page,
    playground,
  }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width: 390, height: 844 });
    await playground.open({ models: 'cifar10-standard' });
    await playground.standard.expectClean();
    for (const panel of ['share', 'report']) {
      await page.getByTestId(panel).focus();
      await page.keyboard.press('Enter');
      await expect(page.getByTestId(`${panel}-panel`)).toBeVisible();
      await page.keyboard.press('Tab');
      await expect(page.getByTestId(`${panel}-panel`).locator('button').first()).toBeFocused();
      const { violations } = await new AxeBuilder({ page }).include('.popover:popover-open').analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await page.keyboard.press('Escape');
      await expect(page.getByTestId(panel)).toBeFocused();
    }
  });
