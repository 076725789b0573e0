import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Worker } from '@playwright/test';
import { zipped } from '../../fixtures/own-models';
import { encodePng } from '../../fixtures/png';
import { expect, test as base } from '../../fixtures/test';
import type { TestFile } from '../../pages/playground-page';
import { TrainingPanel } from '../../pages/training-panel';

const test = base.extend<{ readonly panel: TrainingPanel }>({
  panel: async ({ page, playground }, use) => {
    await playground.open();
    await playground.expectBackend();
    await use(new TrainingPanel(page));
  },
});

/** Striped pictures of classes, so many of each, as files in folders of these names. */
function pictures(counts: Readonly<Record<string, number>>): TestFile[] {
  return Object.entries(counts).flatMap(([name, count], label) =>
    Array.from({ length: count }, (_, i) => ({
      name: `${name}/${i}.png`,
      bytes: encodePng({ width: 20, height: 20, colour: 'rgb', value: (x, y, c) => ((x + i + y * c) >> label) % 2 }),
    })),
  );
}

test('the panel is closed at first, and stays as it was left', async ({ page, panel }) => {
  await expect(panel.fold).toHaveAttribute('aria-expanded', 'false');
  await expect(panel.base).toHaveCount(0);
  const charts = () =>
    page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('finetune-body')));
  expect(await charts()).toBe(false);

  await panel.unfold();
  expect(await charts()).toBe(true);
  await page.reload();
  await expect(panel.base).toBeVisible();
  await panel.fold.click();
  await page.reload();
  await expect(panel.fold).toHaveAttribute('aria-expanded', 'false');
});

test('unfolded, the trainer is made ready: the start fetches nothing and starts no worker; another model or folding drops it', async ({
  page,
  panel,
  playground,
}) => {
  await playground.expectDefaultScene();
  const nextTrainer = () => page.waitForEvent('worker', (worker) => worker.url().includes('trainer'));
  const filesOf = (worker: Worker) =>
    worker.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => name.split('/').slice(-2).join('/')),
    );
  const pictures = ['training.png', 'held-out.png', 'maps-cifar10-standard.png'];
  const wanted = (modelId: string) =>
    expect.arrayContaining([`${modelId}/weights.bin`, ...pictures.map((name) => `cifar10-subset/${name}`)]);

  const first = nextTrainer();
  await panel.unfold();
  let trainer = await first;
  await expect.poll(() => filesOf(trainer)).toEqual(wanted('cifar10-standard'));
  for (const modelId of ['cifar10-surrogate', 'cifar10-standard']) {
    const next = nextTrainer();
    const dropped = trainer.waitForEvent('close');
    await panel.base.selectOption(modelId);
    trainer = await next;
    await dropped;
    await expect.poll(() => filesOf(trainer)).toEqual(wanted(modelId));
  }

  await panel.param('batch').fill('4');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('worker', (worker) => asked.push(worker.url()));
  await panel.start.click();
  await expect(panel.status).toHaveAttribute('data-value', /^[1-9]/);
  expect(asked.filter((url) => !url.startsWith('blob:'))).toEqual([]);

  const next = nextTrainer();
  await panel.cancel.click();
  await page.getByRole('button', { name: 'Throw them away' }).click();
  const folded = (await next).waitForEvent('close');
  await panel.fold.click();
  await folded;
});

test('presets and every parameter set the recipe; what is out of range does not count', async ({ page, panel }) => {
  await panel.unfold();
  await expect(panel.preset('balanced')).toHaveAttribute('aria-pressed', 'true');
  await panel.preset('plain').click();
  await expect(panel.preset('plain')).toHaveAttribute('aria-pressed', 'true');
  await expect(panel.param('lambdaJ')).toHaveValue('0');
  await expect(panel.param('lambdaG')).toHaveValue('0');
  await panel.preset('gradient-norm').click();
  await expect(panel.param('lambdaJ')).toHaveValue('0.01');
  await expect(panel.param('lambdaG')).not.toHaveValue('0');

  await panel.param('lambdaJ').fill('0.5');
  for (const id of ['plain', 'balanced', 'strong', 'gradient-norm'])
    await expect(panel.preset(id)).toHaveAttribute('aria-pressed', 'false');
  await expect(panel.root).toContainText('Your own recipe');

  await panel.param('steps').fill('20');
  await expect(panel.root).toContainText('20 steps');
  await panel.param('steps').fill('-3');
  await expect(panel.param('steps')).toHaveAttribute('aria-invalid', 'true');
  await expect(panel.root).toContainText('20 steps');

  const slider = panel.root.getByRole('slider', { name: 'Steps' });
  await slider.focus();
  await page.keyboard.press('End');
  await expect(panel.param('steps')).toHaveValue('20000');
  await page.keyboard.press('Home');
  await expect(panel.param('steps')).toHaveValue('1');

  await page.getByTestId('train-params-more').getByText('more').click();
  await panel.param('optimizer').selectOption('sgd');
  await panel.param('flip').uncheck();
  await expect(panel.param('flip')).not.toBeChecked();

  const bases = await panel.base.locator('option').allInnerTexts();
  expect(bases.some((label) => label.includes('Standard'))).toBe(true);
  expect(bases.some((label) => label.includes('Imagenette'))).toBe(false);
});

test('a zip of folders is read, counted, and what is broken is listed with its reason', async ({ panel }) => {
  await panel.unfold();
  await panel.dataset.selectOption('own');
  await expect(panel.problem).toContainText('at least two classes');
  await expect(panel.start).toBeDisabled();

  const [cut] = pictures({ cup: 1 });
  const broken = { name: 'cup/cut.png', bytes: cut!.bytes.subarray(0, 60) };
  const diary = { name: 'cup/diary.png', bytes: Buffer.from('Dear diary') };
  await panel.chooseZip(await zipped([...pictures({ cup: 12, spoon: 2 }), broken, diary], 'kitchen.zip'));
  await panel.expectClasses(2, 14);
  await expect(panel.classes).toContainText('kitchen');
  await expect(panel.problem).toContainText('“spoon” has far fewer pictures');
  await expect(panel.start).toBeEnabled();
  await expect(panel.skipped).toHaveAttribute('data-count', '2');
  await panel.skipped.getByText('left out').click();
  await expect(panel.skipped).toContainText('cut.png');
  await expect(panel.skipped).toContainText('diary.png');

  await panel.root.getByText('Remove these pictures').click();
  await expect(panel.classes).toHaveCount(0);
  await expect(panel.start).toBeDisabled();
});

test('what cannot be learned from says why: one class, one picture, none', async ({ panel, playground }) => {
  await panel.unfold();
  await panel.dataset.selectOption('own');
  await panel.chooseZip(await zipped([...pictures({ cup: 3 })], 'cups.zip'));
  await expect(panel.problem).toContainText('only one class, “cup”');
  await expect(panel.start).toBeDisabled();

  await panel.chooseZip(await zipped(pictures({ cup: 3, spoon: 1 }), 'lonely.zip'));
  await expect(panel.problem).toContainText('“spoon” has one picture');
  await expect(panel.start).toBeDisabled();

  await panel.chooseZip(await zipped([{ name: 'cup/diary.png', bytes: Buffer.from('Dear diary') }], 'none.zip'));
  await expect(playground.error('data-missing')).toBeInViewport();
  await expect(panel.problem).toContainText('“spoon” has one picture');
});

test('a folder can be chosen; a zip of pictures dropped anywhere goes to training', async ({ panel, playground }) => {
  const folder = join(mkdtempSync(join(tmpdir(), 'pictures-')), 'kitchen');
  try {
    for (const { name, bytes } of pictures({ cup: 3, spoon: 4 })) {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    await panel.unfold();
    await panel.dataset.selectOption('own');
    await panel.chooseFolder(folder);
    await panel.expectClasses(2, 7);
  } finally {
    rmSync(join(folder, '..'), { recursive: true });
  }

  await panel.fold.click();
  await playground.dropFile(await zipped(pictures({ cup: 3, fork: 3, spoon: 3 }), 'drawer.zip'));
  await panel.expectClasses(3, 9);
  await expect(panel.fold).toHaveAttribute('aria-expanded', 'true');
});

test('train, val and test folders are used as such, and what became of each is said', async ({ panel }) => {
  await panel.unfold();
  await panel.dataset.selectOption('own');
  const bytes = readFileSync(fileURLToPath(new URL('../../fixtures/set-split.zip', import.meta.url)));
  await panel.chooseZip({ name: 'set-split.zip', bytes });
  await panel.expectClasses(2, 18);
  await expect(panel.folders).toContainText('“train”: 12 pictures for training.');
  await expect(panel.folders).toContainText('“val”: 6 pictures for validation.');
  await expect(panel.folders).toContainText('“test”: 6 pictures left alone');
  await expect(panel.problem).toContainText('6 validation pictures are few');
  await expect(panel.newHead).toHaveCount(0);
  await expect(panel.start).toBeEnabled();

  await panel.chooseZip(await zipped(pictures({ cat: 3, spoon: 3, cup: 3 }), 'mixed.zip'));
  await expect(panel.newHead).toHaveAttribute('data-classes', '2');
});

test('pictures and base that do not fit are refused before the start, until they do', async ({ panel }) => {
  await panel.unfold();
  await panel.dataset.selectOption('own');
  await panel.chooseZip(await zipped(pictures({ cup: 3, spoon: 3 }), 'kitchen.zip'));
  await panel.base.selectOption('imagenette-standard');
  await panel.expectClasses(2, 6);
  await expect(panel.start).toBeEnabled();
  await panel.dataset.selectOption('bundled');
  await expect(panel.problem).toContainText('are 32 × 32, and this model takes 128 × 128');
  await expect(panel.start).toBeDisabled();
  await panel.base.selectOption('cifar10-standard');
  await expect(panel.problem).toHaveCount(0);
  await expect(panel.start).toBeEnabled();
});

test('settings without effect say why, until they have one', async ({ page, panel }) => {
  await panel.unfold();
  await page.getByTestId('train-params-more').getByText('more').click();
  await expect(panel.root.getByText('No effect: adversarial training is off.')).toBeVisible();
  await panel.param('adversarial').selectOption('fgsm');
  await expect(panel.root.getByText('No effect: adversarial training is off.')).toHaveCount(0);
});

test('a double click on Start starts and does not cancel; another tab knows, and waits', async ({
  page,
  panel,
  backend,
}) => {
  const other = await page.context().newPage();
  await other.goto(`/?backend=${backend}`);
  const watching = new TrainingPanel(other);
  await watching.unfold();
  await expect(watching.start).toBeEnabled();
  await panel.unfold();
  await panel.start.dblclick();
  await expect(panel.status).toHaveAttribute('data-phase', /starting|preparing|running/);
  await expect(watching.start).toBeDisabled();
  await expect(watching.root).toContainText('being trained in another tab');
  await page.close();
  await expect(watching.start).toBeEnabled();
  await expect(watching.root).not.toContainText('another tab');
});

test('without a camera the person is told what to do', async ({ page, panel, playground }) => {
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('none', 'NotFoundError'));
  });
  await panel.unfold();
  await panel.dataset.selectOption('own');
  await panel.camera.click();
  await expect(playground.error('camera-missing')).toContainText('choose picture files instead');
});

test('the camera takes bursts of pictures by class, and is let go when it is closed', async ({ page, panel }) => {
  await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d')!;
    const paint = () => {
      context.fillStyle = `hsl(${performance.now() % 360} 80% 50%)`;
      context.fillRect(0, 0, canvas.width, canvas.height);
      requestAnimationFrame(paint);
    };
    paint();
    const stream = canvas.captureStream();
    Object.assign(window, { cameraStream: stream });
    navigator.mediaDevices.getUserMedia = () => Promise.resolve(stream);
  });
  await panel.unfold();
  await panel.dataset.selectOption('own');
  await panel.camera.click();
  await expect(panel.capture).toBeDisabled();
  await panel.captureFew('mug');
  await expect(panel.problem).toContainText('only one class, “mug”');
  await panel.captureFew('lamp');
  await expect(panel.classes).toHaveAttribute('data-classes', '2');
  await expect(panel.start).toBeEnabled();

  await panel.camera.click();
  await expect(panel.cameraView).toHaveCount(0);
  const states = await page.evaluate(() =>
    (window as unknown as { cameraStream: MediaStream }).cameraStream.getTracks().map(({ readyState }) => readyState),
  );
  expect(states).toEqual(['ended']);
});

test('unfolded on a phone nothing sticks out sideways', async ({ page, panel }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await panel.unfold();
  await panel.dataset.selectOption('own');
  await page.getByTestId('train-params-more').getByText('more').click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});
