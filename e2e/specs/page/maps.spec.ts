import AxeBuilder from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { graphModelFiles, zipped } from '../../fixtures/own-models';
import { readCanvas } from '../../fixtures/canvas';
import { expect, test } from '../../fixtures/test';
import { OwnModelForm } from '../../pages/own-model-form';

test('a second explanation stands beside the first, for each model and picture, until it is taken away', async ({
  page,
  playground,
}) => {
  await playground.open({ attack: 'fgsm' });
  await playground.expectDefaultScene();
  const columns = [playground.standard, playground.robust];
  for (const column of columns) await column.expectAttacked();
  const first = await readCanvas(playground.standard.saliencyClean);

  // In the page itself, from the click on: nothing that it calls ready in between is missed.
  const atReady = await page.evaluate(
    () =>
      new Promise((resolve) => {
        document.querySelector<HTMLElement>('[data-testid="map-add"]')!.click();
        const look = () => {
          const isReady = document.querySelector('[data-testid="status"]')?.getAttribute('data-state') === 'idle';
          if (!isReady) return void requestAnimationFrame(look);
          const count = (id: string) => document.querySelectorAll(`[data-testid="${id}"]`).length;
          resolve(['saliency-clean-2', 'saliency-adversarial-2', 'map-shift-2'].map(count));
        };
        requestAnimationFrame(look);
      }),
  );
  expect(atReady).toEqual([2, 2, 2]);

  await page.getByTestId('saliency-select-2').selectOption('gradcam');
  await playground.expectSettled();
  for (const { root } of columns)
    for (const picture of ['clean', 'adversarial']) {
      for (const [index, id, method, name] of [
        ['0', `saliency-${picture}`, 'gradient', 'Gradient'],
        ['1', `saliency-${picture}-2`, 'gradcam', 'Grad-CAM'],
      ] as const) {
        await expect(root.getByTestId(id)).toHaveAttribute('data-method', method);
        await expect(root.getByTestId(id)).toHaveAttribute('data-map', index);
        const figure = root.locator('figure').filter({ has: page.getByTestId(id) });
        await expect(figure.locator('figcaption')).toContainText(name);
      }
    }
  const shifts = [
    playground.standard.root.getByTestId('map-shift'),
    playground.standard.root.getByTestId('map-shift-2'),
  ];
  await expect(shifts[0]!).toContainText('Gradient moved');
  await expect(shifts[1]!).toContainText('Grad-CAM moved');
  expect(await readCanvas(playground.standard.saliencyClean)).toEqual(first);

  await expect.poll(() => page.url()).toContain('saliency=gradient%2Cgradcam');
  await page.reload();
  await expect(playground.standard.root.getByTestId('saliency-adversarial-2')).toHaveAttribute(
    'data-method',
    'gradcam',
  );
  await page.goBack();
  await page.goForward();
  await expect(page.getByTestId('saliency-select-2')).toHaveValue('gradcam');

  await page.getByTestId('map-remove').first().click();
  await expect(page.getByTestId('saliency-select-2')).toHaveCount(0);
  await expect(playground.standard.saliencyClean).toHaveAttribute('data-method', 'gradcam');
  await expect(playground.standard.root.getByTestId('map-shift')).toContainText('The map moved');
  await page.getByTestId('undo').click();
  await expect(playground.standard.saliencyClean).toHaveAttribute('data-method', 'gradient');
  await expect(playground.standard.root.getByTestId('saliency-clean-2')).toHaveAttribute('data-method', 'gradcam');
  await page.getByTestId('reset').click();
  await expect(page.getByTestId('saliency-select-2')).toHaveCount(0);
  await expect(playground.errors).toHaveCount(0);
});

test('undo takes the second explanation away, and redo brings it back as it was', async ({ page, playground }) => {
  await playground.open({ models: 'cifar10-jsigr', saliency: 'smoothgrad' });
  const { root } = playground.robust;
  const second = root.getByTestId('saliency-clean-2');
  await playground.robust.expectClean();
  await page.getByTestId('map-add').click();
  await page.getByTestId('map-settings').first().locator('summary').click();
  await page.getByRole('spinbutton', { name: /^Samples/ }).fill('3');
  // The same method again, with other parameters: its name says which is which.
  await page.getByTestId('saliency-select-2').selectOption('smoothgrad');
  await expect(second).toHaveAttribute('aria-label', /^SmoothGrad, samples 25 map/);
  await expect(playground.robust.saliencyClean).toHaveAttribute('aria-label', /^SmoothGrad, samples 3 map/);
  await expect(page.getByTestId('saliency-select').locator('option:checked')).toBeEnabled();
  await expect.poll(() => page.url()).toContain('s.samples=3');
  await playground.expectSettled();
  const before = await readCanvas(second);

  for (const left of [1, 1, 0]) {
    await page.getByTestId('undo').click();
    await expect(page.getByTestId('saliency-select-2')).toHaveCount(left);
  }
  await expect(second).toHaveCount(0);
  for (let redone = 0; redone < 3; redone++) await page.getByTestId('redo').click();
  await expect(second).toHaveAttribute('aria-label', /^SmoothGrad, samples 25 map/);
  await playground.expectSettled();
  expect(await readCanvas(second)).toEqual(before);
  await expect(playground.errors).toHaveCount(0);
});

test('every measure of a pair of maps is one click away, and of each measure what it means', async ({
  page,
  playground,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.open({ models: 'cifar10-standard', attack: 'fgsm' });
  const line = playground.standard.root.getByTestId('map-shift');
  const inView = line.locator(':scope > .term');
  await expect(inView).toHaveText([/^ρ −?[\d.]+$/, /^SSIM −?[\d.]+$/, /^top 10 % [\d<]+\s%$/]);
  await line.getByTestId('measures').click();
  const row = (measure: string) => line.locator(`[data-measure="${measure}"] td > .term`);
  for (const measure of ['spearman', 'pearson', 'ssim', 'ssim-normalised'])
    await expect(row(measure)).toHaveText(/^−?[01]\.\d\d$/);
  // Of 1,024 pixels 103 are the strongest tenth: 10.06 %.
  await expect(row('top10-expected')).toHaveText(/^10\s%$/);
  await expect(row('top10-shuffled')).toHaveText(/^\d+\s%$/);
  for (const measure of ['gini', 'entropy']) await expect(row(measure)).toHaveText([/^[\d.]+$/, /^[\d.]+$/]);
  await expect(line.locator('[data-measure="entropy"]')).toContainText('of at most 6.93 nats');
  // What the line says and what the table says is one.
  const ssim = await row('ssim').textContent();
  await expect(inView.nth(1)).toHaveText(`SSIM ${ssim}`);

  await row('ssim-normalised').click();
  await expect(line.getByText(/divided by its own largest magnitude/)).toBeVisible();
  const fits = await page.evaluate(() =>
    [...document.querySelectorAll('.popover:popover-open')].map((open) => {
      const { left, right } = open.getBoundingClientRect();
      return left >= 0 && right <= innerWidth && open.scrollWidth <= open.clientWidth;
    }),
  );
  expect(fits).toEqual([true, true]);
});

test('the rail says how the methods shown differ, and where their maps of this picture do', async ({
  page,
  playground,
}) => {
  await playground.open({ models: 'cifar10-standard', saliency: 'gradient,gradcam' });
  await playground.standard.expectClean();
  const differences = page.getByTestId('differences');
  await expect(differences.locator('summary')).toHaveText('How do these methods differ?');
  await differences.locator('summary').click();
  for (const method of ['gradient', 'gradcam'])
    await expect(differences.locator(`[data-method="${method}"] .method-formula`)).toContainText('∂z_class/∂');
  const shown = differences.getByTestId('disagreement');
  await expect(shown).toHaveAttribute('data-spearman', /^-?0\.\d+$/);
  await expect(shown).toContainText('Standard');
  await expect(shown.locator('canvas')).toHaveAttribute('width', '32');
  const { violations } = await new AxeBuilder({ page }).include('.differences').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  await page.getByTestId('map-remove').last().click();
  await expect(differences.locator('summary')).toHaveText('What does this method tell?');
  await expect(shown).toHaveCount(0);
});

test('of a link’s explanations those that are known are shown, three at most, and the rest is said', async ({
  page,
  playground,
}) => {
  await playground.open({ models: 'cifar10-standard', saliency: 'gradcam,no-such-thing,gradient' });
  await expect(playground.error('scene-unknown-saliency')).toContainText('no-such-thing');
  await expect(playground.standard.root.getByTestId('saliency-clean-2')).toHaveAttribute('data-method', 'gradient');
  await expect(playground.standard.saliencyClean).toHaveAttribute('data-method', 'gradcam');

  await playground.open({ models: 'cifar10-standard', saliency: 'gradient,gradcam,guided-backprop,smoothgrad' });
  await expect(playground.error('scene-too-long')).toContainText('4 explanations');
  await expect(playground.error('scene-too-long')).toHaveCount(1);
  await expect(playground.standard.root.getByTestId('saliency-clean-3')).toHaveAttribute(
    'data-method',
    'guided-backprop',
  );
  await expect(page.getByTestId('saliency-select-3')).toHaveValue('guided-backprop');
  await expect(page.getByTestId('map-add')).toHaveCount(0);
  await expect(playground.status).toHaveAttribute('data-state', 'idle');

  await playground.open({ models: 'cifar10-standard' }, 'v=2&saliency=smoothgrad,gradient&s.samples=90000');
  await expect(playground.error('scene-bad-parameter')).toContainText('Samples must lie between');
  await expect(playground.standard.root.getByTestId('saliency-clean-2')).toHaveAttribute('data-method', 'gradient');
});

test('what a map of hours takes is said before it is made; it starts only when told to, and stops within a step', async ({
  page,
  playground,
}) => {
  await playground.open({ models: 'imagenette-standard' }, 'v=2&saliency=smoothgrad,gradient&s.samples=10000');
  const held = page.getByTestId('map-held');
  await expect(held).toContainText(/20,000 passes through the model, about \d/);
  await expect(playground.status).toHaveAttribute('data-state', 'idle');
  await expect(page.getByTestId('saliency-clean-2')).toBeVisible();
  await page.getByTestId('map-start').click();
  await expect(held).toHaveCount(0);
  await expect(playground.status).toHaveAttribute('data-state', 'busy');
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(playground.status).toHaveAttribute('data-state', 'idle');
  await expect(held).toHaveCount(0);
  await expect(playground.errors).toHaveCount(0);
});

test('an explanation that one model cannot give leaves the others, and the other models, as they are', async ({
  page,
  playground,
}) => {
  const form = new OwnModelForm(page);
  await playground.open({ models: 'cifar10-jsigr', saliency: 'guided-backprop,gradient' });
  await playground.robust.expectClean();
  await playground.dropFile(await zipped(graphModelFiles(true), 'my-graph.zip'));
  await form.accept('My graph');
  const column = page.locator('[data-testid="model-column"][data-model-id^="own-"]');
  await expect(column.locator('[data-testid="error-message"][data-code="method-unsupported"]')).toHaveCount(1);
  await expect(column.getByTestId('saliency-clean-2')).toHaveAttribute('data-method', 'gradient');
  await expect(column.getByTestId('saliency-clean')).toHaveCount(0);
  await expect(playground.robust.saliencyClean).toHaveAttribute('data-method', 'guided-backprop');
  await expect(playground.robust.root.getByTestId('error-message')).toHaveCount(0);
  await expect(playground.status).toHaveAttribute('data-state', 'error');
});

test('one probe and one zoom go through every picture and both maps of every model', async ({ page, playground }) => {
  await playground.open({
    attack: 'fgsm',
    models: 'cifar10-standard,imagenette-standard',
    saliency: 'gradient,gradcam',
  });
  await playground.standard.expectAttacked();
  await playground.expectSettled();
  const layers = page.locator('.frame-layer');
  await expect(layers).toHaveCount(14);
  /** Pixel under each mark, as a share of its picture; pictures of the models differ in size. */
  const marks = () =>
    layers.evaluateAll((all) =>
      all.map((layer) => {
        const mark = layer.querySelector('.probe-mark');
        if (!mark) return [];
        const [box, whole] = [mark.getBoundingClientRect(), layer.getBoundingClientRect()];
        return [(box.left - whole.left) / whole.width, (box.top - whole.top) / whole.height];
      }),
    );
  await layers.nth(4).hover({ position: { x: 50, y: 20 } });
  await expect(page.getByTestId('probe-line')).toHaveCount(2);
  const [first, ...others] = await marks();
  expect(first).toHaveLength(2);
  for (const mark of others)
    mark.forEach((share, axis) => expect(Math.abs(share - first![axis]!)).toBeLessThan(1 / 32));
  for (const line of await page.getByTestId('probe-line').all())
    await expect(line).toHaveText(/Gradient [\d.e−-]+ → [\d.e−-]+.*Grad-CAM [\d.e−-]+ → [\d.e−-]+/);

  // What is read by keyboard is what the file holds.
  const column = playground.standard.root;
  await page.locator('.compare-grid').focus();
  await page.keyboard.press('ArrowRight');
  const line = (await column.getByTestId('probe-line').textContent()) ?? '';
  const [, x, y] = /pixel (\d+), (\d+)/.exec(line)!.map(Number) as [number, number, number];
  await column.getByTestId('map-0-clean').hover();
  await column.getByTestId('map-0-clean').getByTestId('save-cell').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    column.getByTestId('map-0-clean').getByTestId('save-npy').click(),
  ]);
  const file = await readFile(await download.path());
  expect(file.toString('latin1', 0, 128)).toContain("'shape': (32, 32, 3)");
  const colours = [0, 1, 2].map((c) => file.readFloatLE(file.length - 4 * 32 * 32 * 3 + 4 * ((y * 32 + x) * 3 + c)));
  const magnitude = colours.reduce((sum, value) => sum + Math.abs(value), 0);
  expect(Number(/Gradient ([\d.e−-]+) →/.exec(line)![1])).toBeCloseTo(Number(magnitude.toPrecision(3)), 12);
  await page.keyboard.press('Escape');

  await layers.nth(7).dblclick({ position: { x: 50, y: 20 } });
  const transforms = () =>
    layers.evaluateAll((all) => [...new Set(all.map((layer) => (layer as HTMLElement).style.transform))].join('; '));
  await expect.poll(transforms).toMatch(/^translate\([^;]+\) scale\(3\)$/);
});
