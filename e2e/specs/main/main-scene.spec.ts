import { meanDifference, readCanvas } from '../../fixtures/canvas';
import { expect, test } from '../../fixtures/test';

test('the default scene is complete after loading', async ({ playground }) => {
  await playground.open();
  await playground.expectDefaultScene();
  await expect(playground.errors).toHaveCount(0);
  await expect(playground.status).toHaveAttribute('data-state', 'idle');

  expect((await playground.standard.prediction('clean')).label).toBe('cat');
  const [standard, robust] = [playground.standard.saliencyClean, playground.robust.saliencyClean];
  expect(meanDifference(await readCanvas(standard), await readCanvas(robust))).toBeGreaterThan(1);
  for (const map of [standard, robust]) {
    await expect(map).toHaveAttribute('data-method', 'gradient');
    const [min, max] = await Promise.all([map.getAttribute('data-min'), map.getAttribute('data-max')]);
    expect(Number(max)).toBeGreaterThan(Number(min));
  }
});
