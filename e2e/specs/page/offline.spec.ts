import { expectChanged, readCanvas } from '../../fixtures/canvas';
import { encodePng } from '../../fixtures/png';
import { expect, test as base } from '../../fixtures/test';
import { Relay } from '../../fixtures/relay';
import { ModelDialog } from '../../pages/model-dialog';
import type { PlaygroundPage } from '../../pages/playground-page';
import { Trainer } from '../../pages/trainer';

const stripes = encodePng({ width: 20, height: 20, colour: 'rgb', value: (x, y, c) => (x + y * c) % 2 });

/** The built page behind a relay, on an origin of its own. */
const test = base.extend<{ readonly relay: Relay }>({
  relay: async ({ baseURL }, use) => {
    const relay = await Relay.start(baseURL ?? '');
    await use(relay);
    await relay.stop();
  },
});

test.use({ serviceWorkers: 'allow' });

/** Opens the page through a relay and waits until what it uses is kept on the device. */
async function openAndKeep(playground: PlaygroundPage, relay: Relay): Promise<void> {
  const { page } = playground;
  const dialog = new ModelDialog(page);
  await page.goto(`${relay.url}?backend=wasm`);
  await playground.expectDefaultScene();
  await dialog.add.click();
  await expect(dialog.offline).toHaveAttribute('data-kept', '2');
  await page.keyboard.press('Escape');
}

test('after one visit the page opens without a network; a model that was never loaded says what to do', async ({
  page,
  playground,
  relay,
  toleratedErrors,
}) => {
  toleratedErrors.push(/ERR_CONNECTION_REFUSED/, /ERR_FAILED/, /Failed to load resource/);
  const dialog = new ModelDialog(page);
  await openAndKeep(playground, relay);

  await relay.stop();
  await page.reload();
  await playground.expectDefaultScene();
  await expect(playground.errors).toHaveCount(0);
  await playground.attackSwitch.click();
  await playground.robust.expectAttacked();

  const other = await dialog.addFirstFree();
  await expect(playground.column(other).error).toHaveAttribute('data-code', 'model-missing');
  await expect(playground.column(other).error.getByRole('button')).toBeVisible();
  await playground.standard.expectClean();
});

test('kept as a whole, the page does all of its work without a network', async ({
  page,
  playground,
  relay,
  toleratedErrors,
}) => {
  toleratedErrors.push(/ERR_CONNECTION_REFUSED/, /ERR_FAILED/, /Failed to load resource/);
  const dialog = new ModelDialog(page);
  const trainer = new Trainer(page);
  await openAndKeep(playground, relay);
  await page.getByRole('button', { name: 'Help', exact: true }).click();
  await page.getByTestId('storage-open').first().click();
  await page.getByTestId('keep-all').click();
  await expect(page.getByTestId('keep-all-stop')).toHaveCount(0);
  const total = await dialog.offline.getAttribute('data-total');
  await expect(page.getByTestId('storage-models')).toHaveAttribute('data-count', total ?? '');
  // Two families have a model called Standard: each line says which it is.
  const names = await page.getByTestId('storage-models').locator('tr[data-part="true"] th').allTextContents();
  expect(new Set(names).size).toBe(Number(total));
  expect(names).toEqual(expect.arrayContaining(['Standard · CIFAR-10', 'Standard · Imagenette']));

  await relay.stop();
  await page.reload();
  await playground.expectDefaultScene();
  const before = await readCanvas(playground.standard.pictureClean);
  await playground.dropFile({ name: 'stripes.png', bytes: stripes });
  await expectChanged(playground.standard.pictureClean, before);
  await playground.attackSwitch.click();
  await page.getByTestId('saliency-select').selectOption('gradcam');
  await playground.standard.expectAttacked();
  await expect(playground.standard.saliencyClean).toHaveAttribute('data-method', 'gradcam');

  await trainer.open();
  for (const [name, value] of Object.entries({ steps: '10', batch: '4' })) {
    const field = page.getByTestId(`train-param-${name}`);
    await field.fill(value);
    await field.blur();
  }
  await trainer.start.click();
  await trainer.expectPhase('finished');
  expect(await trainer.steps()).toBe(10);

  await page.getByTestId('lessons-button').click();
  await page.getByTestId('lesson-3-why-epsilon-matters').click();
  await expect(page.getByTestId('lesson')).toHaveAttribute('data-lesson', '3-why-epsilon-matters');
  await expect(playground.errors).toHaveCount(0);
});

test('a new release waits until the person takes it, in each of two tabs', async ({ page, playground, relay }) => {
  await openAndKeep(playground, relay);
  await expect(page.getByTestId('update-notice')).toHaveCount(0);

  relay.change('service-worker.js', (text) => `${text}\n// the next release`);
  await page.reload();
  const notice = page.getByTestId('update-notice');
  await expect(notice).toBeVisible();
  // Its worker found the release waiting; by the time its button is pressed the other tab has taken it.
  const other = await page.context().newPage();
  await other.goto(page.url());
  const otherNotice = other.getByTestId('update-notice');
  await expect(otherNotice).toBeVisible();
  await expect(other.getByTestId('status')).toHaveAttribute('data-state', 'idle');
  await Promise.all([page.waitForEvent('load'), notice.getByRole('button').click()]);
  await playground.expectDefaultScene();
  await expect(notice).toHaveCount(0);
  await Promise.all([other.waitForEvent('load'), otherNotice.getByRole('button').click()]);
  await expect(other.getByTestId('status')).toHaveAttribute('data-state', 'idle');
  await expect(otherNotice).toHaveCount(0);
});

test('a new release that is taken while another tab loads says that it comes (fails if the button seems to do nothing)', async ({
  page,
  playground,
  relay,
}) => {
  await openAndKeep(playground, relay);
  relay.change('service-worker.js', (text) => `${text}\n// the next release`);
  await page.reload();
  const notice = page.getByTestId('update-notice');
  await expect(notice.getByRole('button')).toBeVisible();
  relay.hold('models/cifar10-at/model.json');
  const other = await page.context().newPage();
  const asked = other.waitForRequest(/cifar10-at\/model\.json/);
  await other.goto(`${relay.url}?backend=wasm&models=cifar10-at`);
  await asked;

  await notice.getByRole('button').click();
  await expect(notice).toContainText('after all tabs have finished loading');
  await expect(notice.getByRole('button')).toHaveCount(0);
  await playground.standard.expectClean();
  await page.setViewportSize({ width: 390, height: 700 });
  const end = await notice.evaluate((sentence) => sentence.getBoundingClientRect().left + sentence.scrollWidth);
  expect(end).toBeLessThanOrEqual(390);
});

test('pictures to train on are kept once they are used, and not before', async ({
  page,
  playground,
  relay,
  toleratedErrors,
}) => {
  toleratedErrors.push(/ERR_CONNECTION_REFUSED/, /ERR_FAILED/, /Failed to load resource/);
  const bytesOf = (file: string) =>
    page.evaluate(async (url) => {
      const response = await fetch(url).catch(() => undefined);
      return response?.ok ? (await response.arrayBuffer()).byteLength : 0;
    }, `data/cifar10-subset/${file}`);
  await openAndKeep(playground, relay);
  const bytes = await bytesOf('held-out.png');
  expect(bytes).toBeGreaterThan(1e6);

  await relay.stop();
  await page.reload();
  await playground.expectDefaultScene();
  expect(await bytesOf('held-out.png')).toBe(bytes);
  expect(await bytesOf('training.png')).toBe(0);
});

test('a kept file that has changed is dropped and fetched anew', async ({ page, playground, relay }) => {
  await openAndKeep(playground, relay);
  const before = await playground.robust.prediction('clean');
  const spoil = () =>
    page.evaluate(async () => {
      const cache = await caches.open('limelight-models');
      const spoilt: string[] = [];
      for (const request of await cache.keys()) {
        if (!request.url.includes('cifar10-jsigr') || !request.url.includes('.bin')) continue;
        const content = new Uint8Array(await (await cache.match(request))!.arrayBuffer());
        for (let i = 0; i < 24; i++) content[1000 * i]! ^= 64;
        await cache.put(request, new Response(content));
        spoilt.push(request.url);
      }
      return spoilt.length;
    });
  expect(await spoil()).toBe(1);
  await page.reload();
  await playground.expectDefaultScene();
  expect(await playground.robust.prediction('clean')).toEqual(before);
  await expect(playground.errors).toHaveCount(0);
});
