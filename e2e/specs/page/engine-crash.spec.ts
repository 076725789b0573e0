import { expect, test } from '../../fixtures/test';

test('an engine that crashes is replaced: the person is told, the screen stays, and work goes on', async ({
  page,
  playground,
  toleratedErrors,
}) => {
  toleratedErrors.push(/the engine broke/);
  await playground.open();
  await playground.expectDefaultScene();
  const before = await playground.standard.prediction('clean');

  const engine = page.workers().find((worker) => worker.url().includes('engine'));
  if (!engine) throw new Error('the engine worker is not running');
  await engine.evaluate(() => void setTimeout(() => reportError(new Error('the engine broke'))));

  await expect(playground.error('worker-crashed')).toContainText('stopped');
  expect(await playground.standard.prediction('clean')).toEqual(before);
  await playground.attackSwitch.click();
  await playground.standard.expectAttacked();
  await playground.robust.expectAttacked();
});
