import { readFileSync } from 'node:fs';
import { meanDifference, readCanvas, type CanvasPixels } from '../../fixtures/canvas';
import { expect, test } from '../../fixtures/test';

const folder = new URL('../../fixtures/pictures/', import.meta.url);

interface Shown {
  readonly width: number;
  readonly height: number;
  /** Bytes in hexadecimal digits, row by row. */
  readonly rgb: string;
}

function readExpected(): Record<string, Shown> {
  return JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as Record<string, Shown>;
}

function onCanvas({ width, height, rgb }: Shown): CanvasPixels {
  const bytes = Buffer.from(rgb, 'hex');
  const rgba = Array.from({ length: width * height }, (_, i) => [...bytes.subarray(3 * i, 3 * i + 3), 255]).flat();
  return { width, height, rgba };
}

test('a picture on its way comes whatever else is changed, but not after an undo', async ({ page, playground }) => {
  await page.addInitScript(() => {
    const fetch = window.fetch.bind(window);
    window.fetch = async (input, init) => {
      const isHeld = typeof input === 'string' && input.includes('cifar-ship');
      if (isHeld) await new Promise((resolve) => window.addEventListener('release', resolve, { once: true }));
      return fetch(input, init);
    };
  });
  await playground.open({ models: 'cifar10-standard' });
  await playground.standard.expectClean();
  await page.getByTestId('sample-cifar-ship').click();
  await playground.attackSwitch.click();
  await page.getByTestId('undo').click();
  await expect(playground.attackSwitch).toHaveAttribute('aria-checked', 'false');
  await expect(playground.status).toHaveAttribute('data-state', 'idle');
  await expect(page.getByTestId('drop-zone')).toContainText('Cat');

  await page.getByTestId('sample-cifar-ship').click();
  await playground.attackSwitch.click();
  await expect(playground.status).toHaveAttribute('data-state', 'loading');
  await page.evaluate(() => window.dispatchEvent(new Event('release')));
  await expect(page.getByTestId('drop-zone')).toContainText('Ship');
  await playground.standard.expectAttacked();
});

test('a file that cannot be opened leaves the picture of the link, though that was still on its way', async ({
  page,
  playground,
}) => {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/samples/cifar-cat*', async (route) => {
    await released;
    await route.continue();
  });
  await playground.open({ models: 'cifar10-standard' });
  await playground.chooseFile({ name: 'none.png', bytes: Buffer.from('no picture') });
  await expect(playground.errors).toContainText('none.png');
  release();
  await playground.standard.expectClean();
  await expect(page.getByTestId('drop-zone')).toContainText('Cat');
});

test('every picture that the browser can decode is opened, upright, as Pillow shows it', async ({
  page,
  playground,
}) => {
  await playground.open();
  await playground.expectDefaultScene();
  const thumbnail = page.getByTestId('drop-zone').locator('canvas');
  for (const [name, shown] of Object.entries(readExpected()))
    await test.step(name, async () => {
      await playground.chooseFile({ name, bytes: readFileSync(new URL(name, folder)) });
      await expect(page.getByTestId('drop-zone')).toContainText(name);
      // A quarter turn or a mirror changes the mean by more than 30; lossy formats and their rounding by less than 3.
      await expect
        .poll(async () => meanDifference(await readCanvas(thumbnail), onCanvas(shown)))
        .toBeLessThan(/jpg|avif/.test(name) ? 3 : 0.01);
      await expect(page.getByText(/^Scaled down/)).toHaveCount(0);
      await expect(playground.errors).toHaveCount(0);
    });
});
