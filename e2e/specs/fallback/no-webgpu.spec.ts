import { expect, test } from '../../fixtures/test';

test('without WebGPU the next backend is chosen, and the badge says so', async ({ page, playground }) => {
  await playground.open();
  await playground.expectDefaultScene();
  expect(await page.evaluate(async () => 'gpu' in navigator && (await navigator.gpu.requestAdapter()) !== null)).toBe(
    false,
  );
  await expect(playground.backendBadge).toHaveAttribute('data-backend', /^(webgl|wasm|cpu)$/);
  await expect(playground.errors).toHaveCount(0);
});

test('asked for WebGPU all the same, the page works on and says what it chose', async ({ playground }) => {
  await playground.open({ backend: 'webgpu' });
  await playground.expectDefaultScene();
  await expect(playground.backendBadge).toHaveAttribute('data-backend', /^(webgl|wasm|cpu)$/);
  await expect(playground.page.locator('body')).toContainText('WebGPU');
});
