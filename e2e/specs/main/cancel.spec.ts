import { expect, test } from '../../fixtures/test';

/** Longer than any test may take, if it were not stopped. */
const endlessAttack = 'v=1&on=true&a.steps=200&a.restarts=20';

test('a running attack stops within a step, keeps what is on the screen, and another can follow', async ({
  playground,
}) => {
  await playground.open({}, endlessAttack);
  await playground.expectBackend();
  await playground.standard.expectClean();
  await expect.poll(async () => Number(await playground.attackProgress.getAttribute('data-value'))).toBeGreaterThan(0);
  await expect(playground.status).toHaveAttribute('data-state', 'busy');

  await playground.attackCancel.click();
  await expect(playground.status).toHaveAttribute('data-state', 'idle', { timeout: 15_000 });
  await expect(playground.errors).toHaveCount(0);
  await playground.standard.expectClean();

  await playground.page.getByTestId('attack-select').selectOption('fgsm');
  await playground.standard.expectAttacked();
  await playground.robust.expectAttacked();
  await playground.expectSettled();
  await expect(playground.errors).toHaveCount(0);
});
