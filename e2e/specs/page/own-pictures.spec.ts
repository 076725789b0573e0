import { readFile } from 'node:fs/promises';
import { modelCardSchema } from '../../../src/domain/model-card';
import { listFiles } from '../../../src/engine/models/own/list-files';
import { croppedSamples } from '../../fixtures/cropped-samples';
import { expect, test } from '../../fixtures/test';
import { ModelColumn } from '../../pages/model-column';
import { OwnModelForm } from '../../pages/own-model-form';
import { Trainer } from '../../pages/trainer';

test('three classes of photographs: read, learned by a new head, exported, brought back, the same predictions', async ({
  page,
  playground,
}) => {
  await playground.open({ models: 'cifar10-standard', sample: 'coffee' });
  await playground.standard.expectClean();
  const trainer = new Trainer(page);
  await trainer.open();
  await trainer.chooseOwn('cifar10-standard', await croppedSamples(page, 8));
  await expect(page.getByTestId('train-classes')).toHaveAttribute('data-classes', '3');
  await page.getByTestId('train-preset-plain').click();
  await trainer.set('Steps', 12);
  await page.getByTestId('train-params-more').getByText('more').click();
  await trainer.set('Batch', 12);
  await trainer.set('Layers', 1);
  await trainer.set('Learning rate', 0.02);

  await trainer.start.click();
  await trainer.expectPhase('finished');
  const tuned = playground.column('own-training');
  await tuned.expectClean();
  await playground.expectSettled();
  const before = await tuned.prediction('clean');
  expect(before.label).toBe('coffee');

  await page.getByTestId('train-name').fill('Breakfast');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('train-export').click()]);
  const bytes = await readFile(await download.path());
  const { files } = await listFiles([{ name: 'Breakfast.zip', blob: new Blob([new Uint8Array(bytes)]) }]);
  const parts = new Map<string, Blob>();
  for (const { name, read } of files) parts.set(name.replace('Breakfast/', ''), await read());
  const card = modelCardSchema.parse(JSON.parse((await parts.get('card.json')?.text()) ?? ''));
  expect(card).toMatchObject({ label: 'Breakfast', tuning: { base: 'cifar10-standard', steps: 12 } });
  expect(card.measurements.map(({ attack, accuracy }) => [attack, accuracy.n])).toEqual([
    ['none', 3],
    ['pgd', 3],
  ]);
  expect(card.weightBytes).toBe(parts.get('weights.bin')?.size);
  expect(card.parameters * 4).toBe(card.weightBytes);

  await playground.dropFile({ name: download.suggestedFilename(), bytes });
  const form = new OwnModelForm(page);
  await expect(form.label).toHaveValue('Breakfast');
  await expect(form.classes).toHaveValue('cat\ncoffee\nrocket');
  await form.accept('Breakfast again');

  const again = new ModelColumn(
    page.locator('[data-testid="model-column"][data-model-id^="own-"]:not([data-model-id="own-training"])'),
  );
  await again.expectClean();
  const after = await again.prediction('clean');
  expect(after.label).toBe(before.label);
  expect(after.probability).toBeCloseTo(before.probability, 6);
});
