import { encodePng } from '../../fixtures/png';
import { expect, test } from '../../fixtures/test';
import { found } from '../../pages/axe';

const picture = (red: number) =>
  encodePng({ width: 40, height: 40, colour: 'rgb', value: (x, y, channel) => [x / 40, y / 40, red][channel]! });

test.use({ serviceWorkers: 'allow' });

test('what is kept on the device is listed, deleted one by one or all at once, and gone after a reload', async ({
  page,
  playground,
}) => {
  const own = page.getByTestId('storage-own-pictures');
  const openStorage = async () => {
    await page.getByRole('button', { name: 'Help', exact: true }).click();
    await page.getByTestId('storage-open').first().click();
    await expect(page.getByTestId('storage-items')).toBeVisible();
  };
  await playground.open({ models: 'cifar10-standard' });
  for (const [index, name] of ['first.png', 'second.png'].entries()) {
    await playground.chooseFile({ name, bytes: picture(index) });
    await expect(page.getByTestId('drop-zone')).toContainText(name);
    await playground.expectSettled();
  }

  await openStorage();
  await expect(own).toHaveAttribute('data-count', '2');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect.soft(await found(page, 'dialog', colorScheme), colorScheme).toEqual([]);
  }
  const first = own.locator('tr', { hasText: 'first.png' });
  await first.getByTestId('storage-delete-one').click();
  await expect(own).toHaveAttribute('data-count', '2');
  await first.getByTestId('storage-delete-one-confirm').click();
  await expect(own).toHaveAttribute('data-count', '1');
  await expect(own).toContainText('second.png');

  await page.getByTestId('storage-delete-all').click();
  await page.getByTestId('storage-delete-all-confirm').click();
  await expect(own).toHaveCount(0);

  await page.reload();
  await expect(playground.error('picture-not-on-device')).toContainText('second.png');
  await playground.expectSettled();
  await expect(page.getByTestId('own-pictures')).toHaveCount(0);
  await openStorage();
  await expect(own).toHaveCount(0);
});
