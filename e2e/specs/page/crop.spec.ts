import { readCanvas } from '../../fixtures/canvas';
import { encodePng, type PngOptions } from '../../fixtures/png';
import { expect, test } from '../../fixtures/test';

function pictureOf(width: number, height: number, value: PngOptions['value']) {
  return { name: `${width} by ${height}.png`, bytes: encodePng({ width, height, colour: 'rgb', value }) };
}

/** Red on the left, green in the middle, blue on the right. */
const flag = pictureOf(96, 32, (x, _, channel) => (channel === Math.floor(x / 32) ? 1 : 0));

test('the part of a picture that the models see is dragged, moved by keys, or all of it; a link keeps it', async ({
  page,
  playground,
}) => {
  const column = playground.standard;
  const crop = page.getByTestId('crop');
  const centre = async () => {
    const { width, height, rgba } = await readCanvas(column.pictureClean);
    return rgba.slice(4 * width * (height / 2) + 2 * width, 4 * width * (height / 2) + 2 * width + 3).join();
  };
  await playground.open({ models: 'cifar10-standard' });
  await column.expectClean();
  await expect(crop).toHaveCount(0);
  await playground.dropFile(flag);
  await expect.poll(centre).toBe('0,255,0');
  await playground.expectSettled();

  const { x, y, width, height } = (await crop.boundingBox())!;
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width, y + height / 2, { steps: 4 });
  await page.mouse.up();
  await expect.poll(centre).toBe('0,0,255');
  await expect(crop).toHaveAttribute('aria-valuenow', '100');
  await expect(column.root.getByTestId('crop-note')).toHaveText('32 × 32 from (64, 0) of 96 × 32 pixels');
  await playground.expectSettled();
  const blue = await column.prediction('clean');

  await crop.press('Home');
  await expect.poll(centre).toBe('255,0,0');
  await playground.expectSettled();
  expect((await column.prediction('clean')).probability).not.toBe(blue.probability);
  await page.getByTestId('undo').click();
  await page.getByTestId('redo').click();
  await page.getByTestId('fit-whole').check();
  await expect(crop).toHaveCount(0);
  await expect(column.root.getByTestId('crop-note')).toHaveText('all 96 × 32, shrunk to 32 × 32 with grey bars');
  await expect.poll(async () => (await readCanvas(column.pictureClean)).rgba.slice(0, 3).join()).toBe('128,128,128');
  await expect.poll(() => page.url()).toContain('crop=whole');
  await page.getByTestId('undo').click();
  await expect.poll(centre).toBe('255,0,0');
  await expect.poll(() => page.url()).toContain('crop=0%2C0.5');

  // Another picture is looked at in its middle.
  await page.getByTestId('sample-cifar-ship').click();
  await expect(column.root.getByTestId('crop-note')).toHaveText('all 32 × 32 pixels');
  await expect.poll(() => page.url()).not.toContain('crop=');
  await expect(playground.errors).toHaveCount(0);
});

test('pictures of one pixel, of 8000 × 200 and of 3 × 900 are seen, attacked and explained in the stage like any other', async ({
  page,
  playground,
}) => {
  const size = { width: 1440, height: 900 };
  await page.setViewportSize(size);
  await playground.open({ models: 'cifar10-standard,imagenette-standard', attack: 'fgsm' });
  await playground.standard.expectAttacked();
  for (const [width, height] of [
    [1, 1],
    [8000, 200],
    [3, 900],
  ] as const) {
    await playground.dropFile(pictureOf(width, height, (x, y, channel) => ((x >> 3) + (y >> 3) + channel) % 2));
    await expect(page.getByTestId('drop-zone')).toContainText(`${width} by ${height}`);
    // A window turned over in the middle of it changes nothing.
    await page.setViewportSize({ width: 390, height: 844 });
    await page.setViewportSize(size);
    await playground.expectSettled();
    await expect(page.getByTestId('verdict')).toHaveCount(2);
    for (const verdict of await page.getByTestId('verdict').all()) await expect(verdict).toBeInViewport({ ratio: 1 });
    for (const picture of await page.getByTestId('picture-adversarial').all())
      await expect(picture).toBeInViewport({ ratio: 1 });
    await expect(playground.errors).toHaveCount(0);
  }
});
