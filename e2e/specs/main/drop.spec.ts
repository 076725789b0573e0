import { readFileSync } from 'node:fs';
import { expectChanged, readCanvas } from '../../fixtures/canvas';
import { expect, test } from '../../fixtures/test';

const rocket = readFileSync(new URL('../../../public/samples/rocket.jpg', import.meta.url));

test('a JPEG dropped on the page changes both columns', async ({ playground }) => {
  await playground.open();
  await playground.expectDefaultScene();
  const columns = [playground.standard, playground.robust];
  const before = await Promise.all(
    columns.map(async (column) => ({
      prediction: await column.prediction('clean'),
      picture: await readCanvas(column.pictureClean),
      map: await readCanvas(column.saliencyClean),
    })),
  );

  await playground.dropFile({ name: 'rocket.jpg', bytes: rocket });

  for (const [i, column] of columns.entries()) {
    const old = before[i];
    if (!old) throw new Error('unreachable: one record a column');
    await expectChanged(column.pictureClean, old.picture);
    await expectChanged(column.saliencyClean, old.map);
    await expect.poll(() => column.prediction('clean')).not.toEqual(old.prediction);
  }
  await playground.expectSettled();
  await expect(playground.errors).toHaveCount(0);
});
