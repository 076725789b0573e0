import { expect, test } from '../../fixtures/test';

/** Four thousand steps: a page that lost the order to stop would be busy still, or done. */
const longAttack = 'v=1&on=true&a.steps=200&a.restarts=20';

test('a running attack stops before its end, keeps what is on the screen, and another can follow', async ({
  playground,
}) => {
  await playground.open({}, longAttack);
  await playground.expectBackend();
  await playground.standard.expectClean();
  await expect.poll(async () => Number(await playground.attackProgress.getAttribute('data-value'))).toBeGreaterThan(0);
  await expect(playground.status).toHaveAttribute('data-state', 'busy');

  await playground.attackCancel.click();
  await expect(playground.status).toHaveAttribute('data-state', 'idle');
  await expect(playground.page.getByTestId('attack-again')).toBeVisible();
  await expect(playground.errors).toHaveCount(0);
  await playground.standard.expectClean();

  await playground.page.getByTestId('attack-select').selectOption('fgsm');
  await playground.standard.expectAttacked();
  await playground.robust.expectAttacked();
  await playground.expectSettled();
  await expect(playground.errors).toHaveCount(0);
});
