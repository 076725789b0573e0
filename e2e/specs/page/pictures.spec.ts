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
