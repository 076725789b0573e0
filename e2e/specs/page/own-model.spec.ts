import { broughtFile, graphModelFiles, layersModelFiles, zipped } from '../../fixtures/own-models';
import { expect, test } from '../../fixtures/test';
import { ModelDialog } from '../../pages/model-dialog';
import { OwnModelForm } from '../../pages/own-model-form';
import type { PlaygroundPage } from '../../pages/playground-page';

/** The column of a person's own model, by the name they gave it; its id is made of the model's content. */
async function ownColumn(playground: PlaygroundPage, label: string) {
  const root = playground.page
    .locator('[data-testid="model-column"][data-model-id^="own-"]')
    .filter({ hasText: label });
  const id = await root.getAttribute('data-model-id');
  return { id: id ?? '', column: playground.column(id ?? '') };
}

test('a Layers model and a frozen graph dropped on the page are attacked, explained and kept', async ({
  page,
  playground,
}) => {
  const form = new OwnModelForm(page);
  await playground.open();
  await playground.expectDefaultScene();

  await playground.dropFiles(await layersModelFiles());
  await expect(form.classes).toHaveValue('fox\nhen\nowl');
  await form.accept('My layers');
  await playground.dropFile(await zipped(graphModelFiles(), 'my-graph.zip'));
  await expect(form.label).toHaveValue('my-graph');
  await form.pixels.selectOption('signed');
  await form.accept('My graph');

  const layers = await ownColumn(playground, 'My layers');
  const graph = await ownColumn(playground, 'My graph');
  await layers.column.expectClean();
  await graph.column.expectClean();
  expect(['fox', 'hen', 'owl']).toContain((await layers.column.prediction('clean')).label);
  expect((await graph.column.prediction('clean')).label).toMatch(/^class [0-4]$/);

  await playground.attackSwitch.click();
  await layers.column.expectAttacked();
  await graph.column.expectAttacked();
  for (const { column } of [layers, graph])
    expect(Number(await column.perturbation.getAttribute('data-linf'))).toBeGreaterThan(7 / 255);
  await playground.expectSettled();

  await page.getByTestId('saliency-select').selectOption('gradcam');
  for (const { column } of [layers, graph])
    for (const map of [column.saliencyClean, column.saliencyAdversarial])
      await expect(map).toHaveAttribute('data-method', 'gradcam');
  await playground.expectSettled();
  const before = await Promise.all([layers, graph].map(({ column }) => column.prediction('clean')));

  await page.waitForURL(/gradcam/);
  await page.reload();
  await layers.column.expectAttacked();
  await graph.column.expectAttacked();
  await expect(graph.column.root).toContainText('My graph');
  expect(await Promise.all([layers, graph].map(({ column }) => column.prediction('clean')))).toEqual(before);
  await playground.expectSettled();
  await expect(playground.errors).toHaveCount(0);
});

test('a Keras file and a hub’s archive open as they are, and the reader of HDF5 comes only with the first', async ({
  page,
  playground,
}) => {
  const form = new OwnModelForm(page);
  const readers: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('from-keras')) readers.push(request.url());
  });
  await playground.open();
  await playground.expectDefaultScene();

  await playground.dropFile(await broughtFile('pack-targz/tfjs-model_default_1.tar.gz'));
  await expect(form.label).toHaveValue('tfjs-model_default_1');
  await form.accept('From a hub');
  await (await ownColumn(playground, 'From a hub')).column.expectClean();
  expect(readers).toEqual([]);

  await playground.dropFile(await broughtFile('keras/nested.keras'));
  await expect(form.label).toHaveValue('nested');
  await form.accept('Keras 3');
  await (await ownColumn(playground, 'Keras 3')).column.expectClean();
  expect(readers).toHaveLength(1);

  await playground.dropFile({ ...(await broughtFile('keras/k2-nested.h5')), name: 'download' });
  await form.accept('Keras 2');
  const { column } = await ownColumn(playground, 'Keras 2');
  expect((await column.prediction('clean')).label).toMatch(/^class [0-3]$/);

  await playground.dropFile(await broughtFile('pack-with-pictures/project.zip'));
  await expect(form.root.getByRole('note')).toContainText('6 other files came with the model and were left out');
  await expect(playground.errors).toHaveCount(0);
});

test('a model that cannot be used is refused in words, and the page goes on', async ({ page, playground }) => {
  const form = new OwnModelForm(page);
  await playground.open();
  await playground.expectDefaultScene();
  const [json, weights] = await layersModelFiles();
  if (!json || !weights) throw new Error('the fixture has no files');

  await playground.dropFiles([json]);
  await expect(playground.error('model-missing')).toContainText('weights.bin');
  await playground.dropFiles([json, { ...weights, bytes: weights.bytes.subarray(4) }]);
  await expect(playground.error('model-corrupt')).toContainText('should hold');
  await playground.dropFiles([{ name: 'model.zip', bytes: Buffer.from('no archive') }]);
  await expect(playground.error('model-corrupt').last()).toContainText('zip');
  await playground.dropFile(await zipped([], 'nothing.zip'));
  await expect(playground.error('archive-empty')).toContainText('“nothing.zip” is empty');
  await expect(form.root).toHaveCount(0);

  await playground.attackSwitch.click();
  await playground.standard.expectAttacked();
});

test('a model is removed only once that is confirmed, from the screen and from the device', async ({
  page,
  playground,
}) => {
  const form = new OwnModelForm(page);
  const dialog = new ModelDialog(page);
  await playground.open();
  await playground.expectDefaultScene();
  await playground.dropFiles(await layersModelFiles());
  await form.accept('Passing guest');
  const { id, column } = await ownColumn(playground, 'Passing guest');
  await column.expectClean();

  await dialog.add.click();
  const forget = page.getByTestId(`model-forget-${id}`);
  await forget.click();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId(`model-forget-${id}-confirm`)).toBeHidden();
  await expect(dialog.option(id)).toBeVisible();
  await forget.click();
  await page.getByTestId(`model-forget-${id}-confirm`).click();
  await expect(dialog.option(id)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(column.root).toHaveCount(0);
  await expect(page).not.toHaveURL(new RegExp(id));

  await page.reload();
  await playground.expectDefaultScene();
  await dialog.add.click();
  await expect(dialog.picker).toBeVisible();
  await expect(dialog.option(id)).toHaveCount(0);
  await expect(playground.errors).toHaveCount(0);
});

test('a link to a model of someone else’s says what is missing, and what to do', async ({ page, playground }) => {
  await playground.open({}, 'v=1&models=cifar10-standard,own-0123abcd');
  await playground.standard.expectClean();
  const missing = playground.column('own-0123abcd');
  await expect(missing.error).toHaveAttribute('data-code', 'model-not-on-device');
  await expect(missing.error).toContainText('Drop the same model files');
  await expect(page.getByTestId('model-column')).toHaveCount(2);
});
