import { meanDifference, readCanvas } from '../../fixtures/canvas';
import { expect, test } from '../../fixtures/test';

const epsilon = 8 / 255;
/** Half the default: enough to fool the standard model, and software graphics takes seconds a step. */
const steps = 'v=1&a.steps=5';
/** Rounding of float32 pixels in [0, 1]. */
const rounding = 1e-6;

test('PGD at ε = 8/255 fools the standard model within the ball, and the two models’ maps differ', async ({
  playground,
}) => {
  await playground.open({ sample: 'cifar-cat', eps: '8' }, steps);
  await playground.expectDefaultScene();
  await expect(playground.attackSwitch).toHaveAttribute('aria-checked', 'false');
  await playground.attackSwitch.click();
  await playground.standard.expectAttacked();
  await playground.robust.expectAttacked();
  await playground.expectSettled();

  const clean = await playground.standard.prediction('clean');
  const adversarial = await playground.standard.prediction('adversarial');
  expect(clean.label).toBe('cat');
  expect(adversarial.label).not.toBe('cat');

  for (const column of [playground.standard, playground.robust]) {
    const linf = await column.linf();
    expect(linf).toBeLessThanOrEqual(epsilon + rounding);
    expect(linf).toBeGreaterThan(epsilon / 2);
  }
  for (const map of ['saliencyClean', 'saliencyAdversarial'] as const) {
    const [standard, robust] = [await readCanvas(playground.standard[map]), await readCanvas(playground.robust[map])];
    expect(meanDifference(standard, robust)).toBeGreaterThan(1);
  }

  await playground.attackSwitch.click();
  await expect(playground.attackSwitch).toHaveAttribute('aria-checked', 'false');
  await playground.expectSettled();
  expect(await playground.standard.prediction('clean')).toEqual(clean);
});
