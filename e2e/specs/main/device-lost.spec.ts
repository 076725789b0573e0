import { expect, test } from '../../fixtures/test';

test('a graphics process that dies during an attack leaves nothing empty behind; twice, and another backend goes on', async ({
  browser,
  playground,
  toleratedErrors,
}) => {
  toleratedErrors.push(/context|device|gpu/i);
  const devtools = await browser.newBrowserCDPSession();
  const begun = async () =>
    expect.poll(async () => Number(await playground.attackProgress.getAttribute('data-value'))).toBeGreaterThan(0);
  await playground.open({}, 'v=1&on=true&a.steps=60');
  await playground.expectBackend();
  const backend = await playground.page.getByTestId('backend-badge').getAttribute('data-backend');
  await begun();
  await devtools.send('Browser.crashGpuProcess' as 'Browser.getVersion');
  await expect(playground.error('backend-lost').first()).toBeVisible();
  await begun();
  await devtools.send('Browser.crashGpuProcess' as 'Browser.getVersion');
  await expect(playground.page.getByTestId('backend-badge')).not.toHaveAttribute('data-backend', backend ?? '');
  await playground.standard.expectAttacked();
  await playground.robust.expectAttacked();
  await playground.expectSettled();
});
