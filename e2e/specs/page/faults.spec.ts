/** Faults injected between the page and what it is made of: each costs what it must, and nothing more. */
import { readFileSync } from 'node:fs';
import { layersModelFiles } from '../../fixtures/own-models';
import { expect, test } from '../../fixtures/test';
import { OwnModelForm } from '../../pages/own-model-form';
import { TrainingPanel } from '../../pages/training-panel';

// A service worker would answer before the faults could.
test.use({ serviceWorkers: 'block' });

for (const part of ['js', 'css'])
  test(`a panel whose ${part} file does not come fails alone, also at the next visit, and comes when it is asked again`, async ({
    context,
    page,
    playground,
    toleratedErrors,
  }) => {
    toleratedErrors.push(/ERR_FAILED/, /dynamically imported module/, /Unable to preload CSS/, /error boundary/i);
    const panel = new TrainingPanel(page);
    const file = `**/assets/finetune-body*.${part}`;
    await context.route(file, (route) => route.abort());
    await playground.open();
    await playground.expectDefaultScene();
    await panel.fold.click();
    const failure = panel.root.getByTestId('error-message');
    await expect(failure).toHaveAttribute('data-code', 'page-incomplete');

    await page.reload();
    await expect(failure).toHaveAttribute('data-code', 'page-incomplete');
    await playground.expectDefaultScene();
    await playground.attackSwitch.click();
    await playground.robust.expectAttacked();
    await page.getByTestId('panel-retry').click();
    await expect(failure).toBeVisible();

    await context.unroute(file);
    await page.getByTestId('panel-retry').click();
    await expect(panel.start).toBeVisible();
    await expect(failure).toHaveCount(0);
    // A grid by its style sheet, and a block without.
    await expect(panel.root.locator('.finetune-setup')).toHaveCSS('display', 'grid');
  });

test('a panel of a release that is gone offers the new one', async ({ context, page, playground, toleratedErrors }) => {
  toleratedErrors.push(/404/, /dynamically imported module/, /error boundary/i);
  const panel = new TrainingPanel(page);
  await context.route('**/assets/finetune-body*.js', (route) => route.fulfill({ status: 404 }));
  await context.route('**/?release=*', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<script type="module" src="/assets/index-newer.js"></script>' }),
  );
  await playground.open();
  await panel.fold.click();
  await Promise.all([page.waitForEvent('load'), page.getByTestId('panel-reload').click()]);
  await playground.expectDefaultScene();
});

/** The weights of a shipped model with one bit of them flipped. */
function flipped(modelId: string): Buffer {
  const file = new URL(`../../../models/${modelId}/weights.bin`, import.meta.url);
  const bytes = readFileSync(file);
  bytes[100_001] = bytes[100_001]! ^ 8;
  return bytes;
}

test('weights with one wrong bit are fetched once more, and refused where they stay wrong', async ({
  context,
  playground,
}) => {
  const weights = '**/cifar10-jsigr/*.bin';
  const body = flipped('cifar10-jsigr');
  let asked = 0;
  await context.route(weights, (route) => (asked++ === 0 ? route.fulfill({ body }) : route.fallback()));
  await playground.open();
  await playground.robust.expectClean();
  expect(asked).toBe(2);

  await context.route(weights, (route) => route.fulfill({ body }));
  await playground.open();
  await expect(playground.robust.error).toHaveAttribute('data-code', 'model-corrupt');
  await playground.standard.expectClean();
  await context.unroute(weights);
  await playground.robust.error.getByRole('button').first().click();
  await playground.robust.expectClean();
});

test('a card of another model is refused with it', async ({ context, playground }) => {
  const card = readFileSync(new URL('../../../models/cifar10-standard/card.json', import.meta.url));
  await context.route('**/cifar10-jsigr/card.json', (route) =>
    route.fulfill({ body: card, contentType: 'application/json' }),
  );
  await playground.open();
  await expect(playground.robust.error).toHaveAttribute('data-code', 'model-corrupt');
  await playground.standard.expectClean();
});

test('a link keeps its picture where the pictures cannot be fetched', async ({
  context,
  page,
  playground,
  toleratedErrors,
}) => {
  toleratedErrors.push(/ERR_FAILED/);
  await context.route('**/samples/index.json', (route) => route.abort());
  await context.route('**/samples/*.png', (route) => route.abort());
  await context.route('**/samples/*.jpg', (route) => route.abort());
  await playground.open({}, 'v=1&picture=cifar-ship&models=cifar10-jsigr&seed=7');
  await expect(playground.error('picture-missing')).toContainText('could not be loaded');
  await expect(page).toHaveURL(/picture=cifar-ship.*models=cifar10-jsigr.*seed=7/);
  await context.unroute('**/samples/*.png');
  await context.unroute('**/samples/*.jpg');
  await page.getByTestId('sample-cifar-ship').click();
  await playground.robust.expectClean();
  await expect(page).toHaveURL(/picture=cifar-ship.*models=cifar10-jsigr.*seed=7/);
});

for (const [fault, breakStorage] of [
  [
    'throws when it is touched',
    () =>
      Object.defineProperty(window, 'indexedDB', {
        get: () => {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      }),
  ],
  [
    'throws when it is opened',
    () =>
      Object.assign(IDBFactory.prototype, {
        open: () => {
          throw new DOMException('A mutation operation was attempted.', 'InvalidStateError');
        },
      }),
  ],
] as const)
  test(`a model is not kept, and works, where IndexedDB ${fault}`, async ({ page, playground }) => {
    await page.addInitScript(breakStorage);
    const form = new OwnModelForm(page);
    await playground.open();
    await playground.expectDefaultScene();
    await playground.dropFiles(await layersModelFiles());
    await form.accept('Passing');
    await expect(playground.error('storage-unavailable')).toContainText('“Passing” is not kept on this device');
    await expect(playground.error('internal')).toHaveCount(0);
    const column = page.locator('[data-testid="model-column"][data-model-id^="own-"]');
    await playground.column((await column.getAttribute('data-model-id')) ?? '').expectClean();
  });

test('files made to stop the engine are refused, and what was open goes on', async ({ playground }) => {
  await playground.open();
  await playground.expectDefaultScene();
  const before = await playground.standard.prediction('clean');
  for (const [name, code] of [
    ['zero-padding-3000', 'model-too-large'],
    ['strides-1e9', 'model-unsupported'],
    ['class-name-constructor', 'model-unsupported'],
    ['graph-identity-cycle', 'model-corrupt'],
  ] as const) {
    const read = (file: string) =>
      readFileSync(new URL(`../../../src/engine/fixtures/hostile/${name}/${file}`, import.meta.url));
    await playground.dropFiles(['model.json', 'weights.bin'].map((file) => ({ name: file, bytes: read(file) })));
    await expect(playground.error(code)).toBeVisible();
    await playground.error(code).getByRole('button').click();
    await expect(playground.errors).toHaveCount(0);
  }
  await playground.attackSwitch.click();
  await playground.standard.expectAttacked();
  expect(await playground.standard.prediction('clean')).toEqual(before);
});
