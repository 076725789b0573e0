import { expect, test } from '../../fixtures/test';
import { ModelDialog } from '../../pages/model-dialog';

test('a model is added, swapped in its place and taken off the screen; the address follows', async ({
  page,
  playground,
}) => {
  const dialog = new ModelDialog(page);
  await playground.open();
  await playground.expectDefaultScene();

  await playground.standard.root.getByTestId('model-remove').click();
  await expect(playground.columns).toHaveCount(1);
  await expect(page.getByTestId('model-remove')).toHaveCount(0);

  await dialog.add.click();
  await expect(dialog.option('cifar10-jsigr')).toHaveAttribute('aria-disabled', 'true');
  await dialog.option('cifar10-standard').click();
  await expect(dialog.picker).toBeHidden();
  await playground.standard.expectClean();
  await expect.poll(() => page.url()).toMatch(/models=cifar10-jsigr%2Ccifar10-standard/);

  await playground.robust.root.getByTestId('model-swap').click();
  const other = (await dialog.free.first().getAttribute('data-testid'))?.replace('model-option-', '') ?? '';
  await dialog.free.first().click();
  await expect(playground.columns).toHaveCount(2);
  await expect(playground.columns.first()).toHaveAttribute('data-model-id', other);
  await playground.column(other).expectClean();
  await expect(playground.errors).toHaveCount(0);
});

for (const width of [1440, 1024, 390])
  test(`four models fit at ${width} px without sideways scrolling of the page`, async ({ page, playground }) => {
    const dialog = new ModelDialog(page);
    await page.setViewportSize({ width, height: 900 });
    await playground.open({ attack: 'fgsm' });
    await playground.expectDefaultScene();
    await dialog.addFirstFree();
    const last = await dialog.addFirstFree();
    await expect(playground.columns).toHaveCount(4);
    await expect(dialog.add).toBeHidden();
    await playground.column(last).expectAttacked();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);

    const boxes = await playground.columns.evaluateAll((columns) =>
      columns.map((column) => {
        const { left, top, right } = column.getBoundingClientRect();
        return { left, top, right, overflow: column.scrollWidth - column.clientWidth };
      }),
    );
    expect(boxes.map(({ overflow }) => overflow)).toEqual([0, 0, 0, 0]);
    const firstRow = boxes.filter(({ top }) => Math.abs(top - boxes[0]!.top) < 2);
    expect(firstRow).toHaveLength(4);
    expect(boxes.filter(({ left, right }) => left >= 0 && right <= width)).toHaveLength(width === 390 ? 1 : 4);
  });

test('on a small screen one model shows at a time, and its tab brings another', async ({ page, playground }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.open();
  await playground.expectDefaultScene();
  await expect(playground.standard.root).toBeInViewport({ ratio: 0.3 });
  await expect(playground.robust.root).not.toBeInViewport();
  await page.getByTestId('model-tab-1').click();
  await expect(page.getByTestId('model-tab-1')).toHaveAttribute('aria-pressed', 'true');
  await expect(playground.robust.root).toBeInViewport({ ratio: 0.3 });
  await expect(playground.standard.root).not.toBeInViewport();
});

test('the picker works by keyboard alone, and gives the focus back', async ({ page, playground }) => {
  const dialog = new ModelDialog(page);
  await playground.open({ models: 'cifar10-jsigr' });
  await playground.robust.expectClean();
  await dialog.add.focus();
  await page.keyboard.press('Enter');
  await expect(dialog.picker).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog.picker).toBeHidden();
  await expect(dialog.add).toBeFocused();

  await page.keyboard.press('Enter');
  const wanted = dialog.option('cifar10-standard');
  for (let presses = 0; presses < 30; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(wanted).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.picker).toBeHidden();
  await playground.standard.expectClean();
  await expect(dialog.add).toBeFocused();
});

test('a card shows every measurement of its model, and its chart in words', async ({ page, playground }) => {
  const dialog = new ModelDialog(page);
  await playground.open({ models: 'cifar10-jsigr' });
  await playground.robust.expectClean();
  const response = await page.request.get('./models/cifar10-jsigr/card.json');
  const card = (await response.json()) as { measurements: unknown[]; limits: string[] };

  await page.getByTestId('model-card').click();
  await expect(dialog.card.locator('section tbody tr')).not.toHaveCount(0);
  const rows = dialog.card.locator('tr[title*="seed"]');
  await expect.poll(() => rows.count()).toBeGreaterThanOrEqual(card.measurements.length);
  await expect(dialog.card.getByRole('img')).toHaveAttribute('aria-label', /clean \d+.%, ε 2 \d+.%/);
  for (const limit of card.limits) await expect(dialog.card).toContainText(limit);
  await page.keyboard.press('Escape');
  await expect(dialog.card).toBeHidden();
});

test('models of different families stand side by side: each at its own size, a shared class by name', async ({
  page,
  playground,
}) => {
  await playground.open({ models: 'cifar10-standard,imagenet-efficientnet-lite0', sample: 'rocket' });
  const photo = playground.column('imagenet-efficientnet-lite0');
  await playground.standard.expectClean();
  await photo.expectClean();
  await expect(playground.standard.pictureClean).toHaveAttribute('width', '32');
  await expect(photo.pictureClean).toHaveAttribute('width', '224');
  await expect(photo.root.getByTestId('crop-note')).toContainText('to 224 × 224');

  await page.getByTestId('saliency-target').selectOption({ label: 'ship' });
  await expect(playground.standard.root.getByRole('img', { name: /map for ship/ })).toBeVisible();
  await expect(photo.root).toContainText('This model has no class “ship”, so what it sees is explained.');
  await playground.expectSettled();
  await expect(playground.errors).toHaveCount(0);
});

test('a link with a model that is not here says so in its column, and the others work', async ({
  playground,
  toleratedErrors,
}) => {
  toleratedErrors.push(/404/);
  await playground.open({ models: 'cifar10-standard,own-0123abcd' });
  await playground.standard.expectClean();
  await expect(playground.column('own-0123abcd').error).toHaveAttribute('data-code', /^model-/);
});

test('the first scene needs at most 6 MB of weights', async ({ context, page, playground }) => {
  const weights = new Set<string>();
  context.on('request', (request) => request.url().endsWith('.bin') && weights.add(request.url()));
  await playground.open();
  await playground.expectDefaultScene();
  const sizes = await Promise.all([...weights].map(async (url) => (await (await page.request.get(url)).body()).length));
  expect(sizes).not.toEqual([]);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(6e6);
});
