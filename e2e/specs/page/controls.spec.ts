import { expect, test } from '../../fixtures/test';

test('a number typed out of range says the range, and its nearest end is taken', async ({ page, playground }) => {
  await playground.open();
  await playground.expectDefaultScene();
  const box = page.getByRole('spinbutton', { name: /^ε/ });
  const note = page.getByRole('region', { name: 'Attack' }).getByTestId('field-note');
  await box.fill('100');
  await expect(note).toHaveText('ε can be 0 to 64/255.');
  await expect(playground.epsilon).toHaveValue('8');
  await box.press('Tab');
  await expect(playground.epsilon).toHaveValue('64');
  await expect(note).toHaveText('ε can be 0 to 64/255; set to 64.');
  await box.fill('-1');
  await box.press('Enter');
  await expect(box).toHaveValue('0');
  await expect(note).toHaveText('ε can be 0 to 64/255; set to 0.');
  await box.fill('4');
  await expect(note).toHaveCount(0);
  await expect(playground.epsilon).toHaveValue('4');
});

test('a decimal sign of either kind counts, and the arrow keys go one step', async ({ page, playground }) => {
  await playground.open({ lang: 'de' });
  const box = page.getByRole('spinbutton', { name: /^ε/ });
  await expect(box).toHaveValue('8');
  await box.selectText();
  await page.keyboard.type('3,5');
  await expect(playground.epsilon).toHaveValue('3.5');
  await box.press('Enter');
  await expect(box).toHaveValue('3,5');
  await box.selectText();
  await page.keyboard.type('2.5');
  await expect(playground.epsilon).toHaveValue('2.5');
  await box.press('ArrowUp');
  await expect(box).toHaveValue('3');
  await expect(playground.epsilon).toHaveValue('3');
});

test('the overlay is in per cent', async ({ page, playground }) => {
  await playground.open();
  await playground.expectDefaultScene();
  await page.getByRole('region', { name: 'Explain' }).getByText('display').click();
  await page.getByRole('spinbutton', { name: /^Overlay/ }).fill('40');
  await expect(page.getByTestId('view-overlay')).toHaveAttribute('aria-valuetext', '40%');
  await expect.poll(() => page.url()).toContain('overlay=0.4');
});

test('a target that was not reached is among the bars, and the verdict says how far it came', async ({
  page,
  playground,
}) => {
  await playground.open({ attack: 'fgsm', eps: '0.5', models: 'cifar10-jsigr' });
  await page.getByTestId('attack-param-target').selectOption({ label: 'ship' });
  await expect(playground.robust.root.getByTestId('verdict')).toHaveText(/Not reached: ship .+%; still cat/);
  await expect(playground.robust.predictionAdversarial.locator('[data-target="true"]')).toContainText('ship');
});

test('lengths are in pixels of the models on the screen', async ({ page, playground }) => {
  await playground.open({ models: 'cifar10-standard', saliency: 'blur-perturbation' });
  await expect(page.getByTestId('saliency-param-stride')).toHaveAttribute('aria-valuetext', '4px');
  await playground.open({ models: 'imagenette-standard', saliency: 'blur-perturbation' });
  await expect(page.getByTestId('saliency-param-stride')).toHaveAttribute('aria-valuetext', '16px');
  await page.getByRole('spinbutton', { name: /^Stride/ }).fill('32');
  await expect.poll(() => page.url()).toContain('s.stride=8');
  await playground.open({ models: 'imagenette-standard,cifar10-standard', saliency: 'blur-perturbation' });
  await expect(page.getByTestId('saliency-param-stride')).toHaveAttribute('aria-valuetext', '4px of 32');
});

test('the badge offers every backend, also one that is refused, and breaks no word in two', async ({
  page,
  playground,
}) => {
  await playground.open();
  await playground.expectDefaultScene();
  await playground.backendBadge.click();
  await expect(page.locator('[data-testid^="backend-use-"]')).toHaveCount(3);
  await page.getByTestId('backend-use-webgpu').click();
  await expect(playground.error('backend-unavailable')).toContainText('WebGPU');
  await expect(
    page.locator('.backend-candidates tr').filter({ has: page.getByTestId('backend-use-webgpu') }),
  ).toContainText(/no |not /);
  await expect(playground.backendBadge).toHaveAttribute('data-backend', /^(webgl|wasm|cpu)$/);
  await expect(page.locator('[data-testid^="backend-use-"]')).toHaveCount(3);
  const broken = await page.locator('.backend-candidates').evaluate((table) => {
    const words = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (words.nextNode()) {
      const { textContent } = words.currentNode;
      for (const { 0: word, index } of (textContent ?? '').matchAll(/\S+/g)) {
        const range = document.createRange();
        range.setStart(words.currentNode, index);
        range.setEnd(words.currentNode, index + word.length);
        if (range.getClientRects().length > 1) found.push(word);
      }
    }
    return found;
  });
  expect(broken).toEqual([]);
});

test('a column that failed for want of a network tries again when it is back', async ({
  page,
  context,
  playground,
  toleratedErrors,
}) => {
  toleratedErrors.push(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to load/);
  await context.route('**/cifar10-jsigr/*', (route) => route.abort('internetdisconnected'));
  await playground.open();
  await expect(playground.robust.error).toHaveAttribute('data-code', 'model-missing');
  await playground.standard.expectClean();
  await expect(playground.status).toHaveAttribute('data-state', 'error');
  await context.unroute('**/cifar10-jsigr/*');
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await playground.robust.expectClean();
  await expect(playground.status).toHaveAttribute('data-state', 'idle');
});
