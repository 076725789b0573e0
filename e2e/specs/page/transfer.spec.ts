import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { PNG } from 'pngjs';
import { expect, test } from '../../fixtures/test';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const classes = ['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck'];

/** What the command line says of the sample cat attacked on one model and shown to another. */
async function evaluated(
  attack: string,
  source: string,
  model: string,
): Promise<{ label: string; probability: number }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'limelight-transfer-'));
  try {
    const png = PNG.sync.read(await readFile(path.join(root, 'public/samples/cifar-cat.png')));
    const rgb = Float32Array.from({ length: 3 * 32 * 32 }, (_, i) => png.data[4 * Math.floor(i / 3) + (i % 3)]! / 255);
    await writeFile(path.join(folder, 'images.f32'), Buffer.from(rgb.buffer));
    await writeFile(path.join(folder, 'labels.json'), JSON.stringify([classes.indexOf('cat')]));
    await writeFile(path.join(folder, 'meta.json'), JSON.stringify({ shape: [1, 32, 32, 3], classes }));
    const out = path.join(folder, 'out');
    const flags = [
      '--model',
      model,
      '--source',
      source,
      '--attack',
      attack,
      '--data',
      folder,
      '--n',
      '1',
      '--out',
      out,
    ];
    await promisify(execFile)(process.execPath, ['src/cli/run.mjs', 'evaluate', ...flags], { cwd: root });
    const bytes = await readFile(path.join(out, 'logits.f32'));
    const logits = [...new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))];
    const top = Math.max(...logits);
    const total = logits.reduce((sum, logit) => sum + Math.exp(logit - top), 0);
    return { label: classes[logits.indexOf(top)]!, probability: 1 / total };
  } finally {
    await rm(folder, { recursive: true });
  }
}

for (const attack of ['fgsm', 'pgd', 'mi-fgsm'])
  test(`${attack} made on one model and shown to another says what the command line says`, async ({
    page,
    playground,
  }) => {
    await playground.open({ attack, source: 'cifar10-standard' });
    await playground.robust.expectAttacked();
    await playground.expectSettled();
    await expect(page.getByTestId('attack-source')).toHaveValue('cifar10-standard');
    await expect(playground.robust.root).toContainText('made on Standard');
    const shown = await playground.robust.prediction('adversarial');
    const expected = await evaluated(attack, 'cifar10-standard', 'cifar10-jsigr');
    expect(shown.label).toBe(expected.label);
    expect(Math.abs(shown.probability - expected.probability)).toBeLessThan(1e-5);
    expect(await playground.robust.linf()).toBe(await playground.standard.linf());
  });

test('the matrix says who is fooled by whose attack, and a field leads to its scene', async ({ page, playground }) => {
  await playground.open({ attack: 'pgd' });
  await playground.robust.expectAttacked();
  await page.getByTestId('dock-transfer').click();
  const fields = page.getByTestId('transfer-cell');
  await expect(fields).toHaveCount(4);
  const field = (source: string, victim: string) =>
    page.locator(`[data-testid="transfer-cell"][data-source="${source}"][data-victim="${victim}"]`);
  const own = await playground.robust.prediction('adversarial');
  await expect(field('cifar10-jsigr', 'cifar10-jsigr')).toHaveAttribute('data-label', own.label);
  await expect(field('cifar10-jsigr', 'cifar10-jsigr')).toHaveAttribute('aria-pressed', 'true');

  const there = field('cifar10-standard', 'cifar10-jsigr');
  const [label, probability] = await Promise.all(
    ['data-label', 'data-probability'].map((name) => there.getAttribute(name)),
  );
  await there.click();
  await expect(page.getByTestId('attack-source')).toHaveValue('cifar10-standard');
  await expect(playground.robust.predictionAdversarial).toHaveAttribute('data-label', label!);
  await expect(playground.robust.predictionAdversarial).toHaveAttribute('data-probability', probability!);
  await expect.poll(() => page.url()).toContain('source=cifar10-standard');
  await page.getByTestId('undo').click();
  await expect(page.getByTestId('attack-source')).toHaveValue('each');
});

test('a title that a narrow column cuts is read whole by pointer and by keyboard (fails if either shows less)', async ({
  page,
  playground,
}) => {
  await playground.open({
    attack: 'fgsm',
    source: 'cifar10-jsigr-at',
    models: 'cifar10-standard,cifar10-surrogate,cifar10-jsigr-at',
  });
  await playground.standard.expectAttacked();
  const frame = playground.standard.root.locator('.frame', { has: page.getByTestId('picture-adversarial') });
  const title = frame.locator('.frame-title');
  await expect(title).toHaveText('Attacked made on J-SIGR and adversarial training');
  const isCut = () => title.evaluate((element) => element.scrollWidth > element.clientWidth);
  const height = await frame.evaluate((element) => element.clientHeight);
  expect(await isCut()).toBe(true);
  await title.hover();
  expect(await isCut()).toBe(false);
  await page.mouse.move(0, 0);
  expect(await isCut()).toBe(true);
  await frame.getByTestId('save-cell').focus();
  await page.keyboard.press('Shift+Tab');
  expect(await isCut()).toBe(false);
  // The picture stays where it is.
  expect(await frame.evaluate((element) => element.clientHeight)).toBe(height);
});

test('where the source could not be loaded the others say so, until it was', async ({ context, page, playground }) => {
  await context.route('**/cifar10-standard/*.bin', (route) => route.fulfill({ status: 200, body: Buffer.alloc(10) }));
  await playground.open({ attack: 'fgsm', source: 'cifar10-standard' });
  await expect(page.getByTestId('transfer-obstacle')).toHaveAttribute('data-obstacle', 'source-missing');
  await expect(playground.status).toHaveAttribute('data-state', 'error');
  await context.unroute('**/cifar10-standard/*.bin');
  await playground.standard.error.getByRole('button').first().click();
  await playground.robust.expectAttacked();
  await expect(playground.status).toHaveAttribute('data-state', 'idle');
});

test('a model of another size says why the attack cannot be shown to it, and the page is ready', async ({
  page,
  playground,
}) => {
  await playground.open({ models: 'cifar10-standard,imagenette-standard', attack: 'fgsm', source: 'cifar10-standard' });
  await playground.standard.expectAttacked();
  await expect(page.getByTestId('transfer-obstacle')).toHaveAttribute('data-obstacle', 'size');
  await expect(page.getByTestId('transfer-obstacle')).toContainText('Standard (Imagenette)');
  await expect(playground.status).toHaveAttribute('data-state', 'idle');
  await page.getByTestId('attack-source').selectOption('each');
  await playground.column('imagenette-standard').expectAttacked();
});
