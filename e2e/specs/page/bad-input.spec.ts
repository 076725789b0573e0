import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { corpus } from '../../fixtures/bad-pictures';
import { expectChanged, meanDifference, readCanvas } from '../../fixtures/canvas';
import { graphModelFiles, zipped } from '../../fixtures/own-models';
import { picturesZip } from '../../fixtures/own-pictures';
import { expect, test } from '../../fixtures/test';
import { ModelDialog } from '../../pages/model-dialog';
import { OwnModelForm } from '../../pages/own-model-form';
import { TrainingPanel } from '../../pages/training-panel';

test('files that cannot be opened give a message each, and what was on the screen stays', async ({ playground }) => {
  await playground.open();
  await playground.expectDefaultScene();
  const { pictureClean, saliencyClean } = playground.standard;
  const before = {
    picture: await readCanvas(pictureClean),
    map: await readCanvas(saliencyClean),
    prediction: await playground.standard.prediction('clean'),
  };
  for (const { name, bytes, expected } of corpus) {
    if (!('code' in expected)) continue;
    await test.step(name, async () => {
      await playground.chooseFile({ name, bytes });
      await expect(playground.error(expected.code).filter({ hasText: name })).toBeVisible();
      await playground.expectSettled();
      expect(await readCanvas(pictureClean)).toEqual(before.picture);
      expect(await readCanvas(saliencyClean)).toEqual(before.map);
      expect(await playground.standard.prediction('clean')).toEqual(before.prediction);
    });
  }
});

test('unusual files that can be opened are, with a remark where something was left out', async ({ playground }) => {
  await playground.open();
  await playground.expectDefaultScene();
  for (const { name, bytes, expected } of corpus) {
    if ('code' in expected) continue;
    await test.step(name, async () => {
      const before = await readCanvas(playground.standard.pictureClean);
      await playground.chooseFile({ name, bytes });
      await expectChanged(playground.standard.pictureClean, before);
      await expect(playground.page.getByTestId('drop-zone')).toContainText(name);
      if (expected.note) await expect(playground.page.getByText(expected.note)).toBeVisible();
      await playground.expectSettled();
      await expect(playground.errors).toHaveCount(0);
    });
  }
});

test('a JPEG that says it lies on its side is shown upright', async ({ playground }) => {
  const show = async (name: string) => {
    const entry = corpus.find((candidate) => candidate.name === name);
    if (!entry) throw new Error(`no ${name} in the corpus`);
    const before = await readCanvas(playground.standard.pictureClean);
    await playground.chooseFile(entry);
    await expectChanged(playground.standard.pictureClean, before);
    return readCanvas(playground.standard.pictureClean);
  };
  await playground.open();
  await playground.expectDefaultScene();
  const upright = await show('wrong-name.gif');
  const turned = await show('rotated.jpg');

  const { width, height, rgba } = upright;
  const quarterTurn = rgba.map((_, i) => {
    const [pixel, channel] = [i >> 2, i & 3];
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    return rgba[((height - 1 - x) * width + y) * 4 + channel] ?? 0;
  });
  expect(meanDifference(turned, { width, height, rgba: quarterTurn })).toBeLessThan(1);
  expect(meanDifference(turned, upright)).toBeGreaterThan(5);
});

test('a message about a file goes when the next one comes; meanwhile the page is ready', async ({ playground }) => {
  await playground.open();
  await playground.expectDefaultScene();
  const bad = (name: string) => ({ name, bytes: Buffer.from('Dear diary, this is no picture.') });
  await playground.chooseFile(bad('first.jpg'));
  await expect(playground.errors).toHaveText(/first\.jpg/);
  await expect(playground.status).toHaveAttribute('data-state', 'idle');
  await playground.chooseFile(bad('second.jpg'));
  await expect(playground.errors).toHaveText(/second\.jpg/);
  await playground.page.getByTestId('sample-cifar-ship').click();
  await expect(playground.errors).toHaveCount(0);
});

test('of pictures dropped together one is shown, and the others are named', async ({ playground }) => {
  await playground.open();
  await playground.expectDefaultScene();
  const { bytes } = corpus.find(({ name }) => name === 'rotated.jpg')!;
  await playground.dropFiles(['a.jpg', 'b.jpg', 'c.jpg'].map((name) => ({ name, bytes })));
  await expect(playground.page.getByTestId('drop-zone')).toContainText('a.jpg');
  await expect(playground.page.getByText('“b.jpg” and 1 more were not opened')).toBeVisible();
});

test('an archive without a file is refused by the same words however it is brought, and these go when the next file comes', async ({
  page,
  playground,
}) => {
  await playground.open({ models: 'cifar10-standard' });
  await playground.standard.expectClean();
  const panel = new TrainingPanel(page);
  await panel.unfold();
  await panel.dataset.selectOption('own');
  const ways = {
    dropped: (name: string) => zipped([], name).then((file) => playground.dropFile(file)),
    chosen: (name: string) => zipped([], name).then((file) => playground.chooseFile(file)),
    'chosen as a model': async (name: string) => {
      const { add, picker } = new ModelDialog(page);
      await add.click();
      const { bytes } = await zipped([], name);
      await page.getByTestId('model-file-input').setInputFiles({ name, mimeType: 'application/zip', buffer: bytes });
      await expect(picker).toBeHidden();
    },
    'chosen to train on': (name: string) => zipped([], name).then((file) => panel.chooseZip(file)),
  };
  for (const [how, bring] of Object.entries(ways)) {
    const name = `${how}.zip`;
    await bring(name);
    await expect(playground.errors).toHaveText(new RegExp(`“${name}” is empty.*choose it again`, 's'));
    await expect(playground.errors).toHaveAttribute('data-code', 'archive-empty');
  }

  const folder = mkdtempSync(join(tmpdir(), 'empty-'));
  await panel.chooseFolder(folder);
  rmSync(folder, { recursive: true });
  await expect(playground.errors).toHaveAttribute('data-code', 'data-missing');
  await expect(playground.errors).toContainText('There is no picture here that can be used');
  await panel.chooseZip(await picturesZip());
  await panel.expectClasses(3, 18);
  await expect(playground.errors).toHaveCount(0);
});

test('what is chosen is opened as what it is, as if it were dropped: a model in a zip is a model', async ({
  page,
  playground,
}) => {
  await playground.open({ models: 'cifar10-standard' });
  await playground.standard.expectClean();
  await playground.chooseFile(await zipped(graphModelFiles(), 'my-graph.zip'));
  await expect(new OwnModelForm(page).label).toHaveValue('my-graph');
  await expect(playground.errors).toHaveCount(0);
});
