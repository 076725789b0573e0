import { expect, test } from '../../fixtures/test';

test('a model that is missing is an error in its column only', async ({ context, playground, toleratedErrors }) => {
  toleratedErrors.push(/404/);
  await context.route('**/cifar10-jsigr/model.json', (route) => route.fulfill({ status: 404 }));
  await playground.open();
  await expect(playground.robust.error).toHaveAttribute('data-code', 'model-missing');
  await playground.standard.expectClean();
  await expect(playground.standard.error).toHaveCount(0);
});

for (const [damage, body] of [
  ['too short', Buffer.alloc(1000)],
  ['a web page', Buffer.from('<!doctype html><title>Not found</title>')],
] as const)
  test(`a model whose weights are ${damage} is an error in its column only`, async ({ context, playground }) => {
    await context.route('**/cifar10-jsigr/*.bin', (route) => route.fulfill({ status: 200, body }));
    await playground.open();
    await expect(playground.robust.error).toHaveAttribute('data-code', 'model-corrupt');
    await playground.standard.expectClean();

    await context.unroute('**/cifar10-jsigr/*.bin');
    await playground.robust.error.getByRole('button').first().click();
    await playground.robust.expectClean();
    await expect(playground.robust.error).toHaveCount(0);
  });
