import { readFile } from 'node:fs/promises';
import { expect, test } from '../../fixtures/test';

test('the curtain shows the clean picture and maps as far as it is drawn, and a key all of them', async ({
  page,
  playground,
}) => {
  await playground.open({ attack: 'fgsm' }, 'v=2&overlay=0.5');
  await playground.standard.expectAttacked();
  await playground.robust.expectAttacked();
  const curtains = page.locator('.curtain');
  const covered = () => curtains.evaluateAll((all) => all.map((each) => (each as HTMLElement).style.clipPath));
  await expect(curtains).toHaveCount(0);

  await playground.standard.root.getByTestId('curtain').focus();
  await page.keyboard.press('ArrowRight');
  expect(await covered()).toEqual(Array(4).fill('inset(0px 95% 0px 0px)'));
  await page.keyboard.press('Home');
  await expect(curtains).toHaveCount(0);

  await page.keyboard.down('b');
  expect(await covered()).toEqual(Array(4).fill('inset(0px 0% 0px 0px)'));
  const [behind, clean] = await playground.standard.root.evaluate((column) =>
    ['.curtain canvas', '[data-testid="picture-clean"], [data-testid="saliency-clean"]'].map((which) =>
      [...column.querySelectorAll<HTMLCanvasElement>(which)].map((canvas) =>
        canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data.join(),
      ),
    ),
  );
  expect(behind).toHaveLength(2);
  expect(behind).toEqual(clean);
  await page.keyboard.up('b');
  await expect(curtains).toHaveCount(0);
});

test('the attacked picture, saved with 8 bits a colour and dropped back, is seen as was promised', async ({
  page,
  playground,
}) => {
  await playground.open({ attack: 'pgd', models: 'cifar10-standard' });
  await playground.standard.expectAttacked();
  await playground.expectSettled();
  const cell = playground.standard.root.locator('.frame', { has: page.getByTestId('picture-adversarial') });
  await cell.hover();
  await cell.getByTestId('save-cell').click();
  const promise = cell.getByTestId('survives');
  await expect(promise).toHaveAttribute('data-survives', 'true');
  const promised = await promise.getAttribute('data-label');
  expect(promised).toBe((await playground.standard.prediction('adversarial')).label);

  const [download] = await Promise.all([page.waitForEvent('download'), cell.getByTestId('save-attacked').click()]);
  const bytes = await readFile(await download.path());
  // What 8 bits round away is in the file of values: not all of them are 255ths.
  const [raw] = await Promise.all([page.waitForEvent('download'), cell.getByTestId('save-npy').click()]);
  const values = await readFile(await raw.path());
  const last = Array.from({ length: 32 * 32 * 3 }, (_, i) => values.readFloatLE(values.length - 4 * (i + 1)));
  expect(Math.min(...last)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...last)).toBeLessThanOrEqual(1);
  expect(last.filter((value) => Math.abs(255 * value - Math.round(255 * value)) > 0.01).length).toBeGreaterThan(100);
  await page.keyboard.press('Escape');
  await playground.attackSwitch.click();
  await playground.dropFile({ name: download.suggestedFilename(), bytes });
  await expect.poll(async () => (await playground.standard.prediction('clean')).label).toBe(promised);
});

test('a picture can be taken with the camera; where it is refused, that is said and the picture stays', async ({
  page,
  playground,
}) => {
  await playground.open({ attack: 'none', models: 'cifar10-standard' });
  await playground.standard.expectClean();
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));
  });
  const view = page.getByTestId('picture-camera-view');
  await page.getByTestId('picture-camera').click();
  await expect(view.getByTestId('error-message')).toHaveAttribute('data-code', 'camera-refused');
  // A sentence, or a square, in a window of its size.
  expect((await view.boundingBox())?.width).toBeLessThanOrEqual(560);
  await page.keyboard.press('Escape');
  await expect(view).toHaveCount(0);
  await playground.standard.expectClean();

  await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [640, 480];
    const context = canvas.getContext('2d')!;
    const paint = () => {
      context.fillStyle = 'rgb(255 0 0)';
      context.fillRect(0, 0, canvas.width, canvas.height);
      requestAnimationFrame(paint);
    };
    paint();
    const stream = canvas.captureStream();
    Object.assign(window, { stream });
    navigator.mediaDevices.getUserMedia = () => Promise.resolve(stream);
  });
  await page.getByTestId('picture-camera').click();
  await page.getByTestId('picture-camera-shoot').click();
  await expect(page.locator('.picture-name')).toHaveText('camera.png');
  // Video has less colour than pictures: red comes out as something near it.
  const isRed = () =>
    playground.standard.pictureClean.evaluate((canvas) => {
      const drawn = (canvas as HTMLCanvasElement).getContext('2d');
      const [red = 0, green = 255, blue = 255] = drawn?.getImageData(16, 16, 1, 1).data ?? [];
      return red > 230 && green < 25 && blue < 25;
    });
  await expect.poll(isRed).toBe(true);
  const states = await page.evaluate(() =>
    (window as unknown as { stream: MediaStream }).stream.getTracks().map(({ readyState }) => readyState),
  );
  expect(states).toEqual(['ended']);
});

test('samples that no model on the screen was taught stand apart, verdicts about them say so, and a model that was is a click away', async ({
  page,
  playground,
}) => {
  await playground.open({ attack: 'fgsm', models: 'cifar10-standard', sample: 'cifar-cat' });
  const verdict = playground.standard.root.getByTestId('verdict');
  await expect(verdict).toHaveAttribute('data-untaught', 'false');
  await expect(page.getByTestId('add-knowing-model')).toHaveCount(0);
  await page.getByTestId('more-samples').locator('summary').click();
  const apart = page.getByRole('group', { name: 'Imagenette: never taught to these models' });
  await expect(apart.getByRole('button')).toHaveCount(10);
  await page.getByTestId('sample-golf-ball').click();
  await expect(verdict).toHaveAttribute('data-untaught', 'true');
  await expect(verdict).toContainText('never taught this');
  await page.getByTestId('add-knowing-model').click();
  await expect(playground.columns).toHaveCount(2);
  await expect(page.getByTestId('add-knowing-model')).toHaveCount(0);
});

test('the gallery is one stop of the Tab key, and its keys go round what is unfolded', async ({ page, playground }) => {
  await playground.open({ models: 'cifar10-standard', sample: 'cifar-cat' });
  const gallery = page.getByTestId('sample-gallery');
  await expect(gallery.locator('button[tabindex="0"]')).toHaveCount(1);
  await page.getByTestId('sample-cifar-cat').focus();
  await page.keyboard.press('End');
  await expect(page.getByTestId('sample-chelsea')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByTestId('sample-cifar-airplane')).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page.locator('.picture-name')).toHaveText('Airplane');
});
