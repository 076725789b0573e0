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

test('asked for WebGPU and nothing else, the page says that there is none', async ({ playground }) => {
  await playground.open({ backend: 'webgpu' });
  await expect(playground.error('backend-unavailable').first()).toContainText('WebGPU');
  await expect(playground.status).toHaveAttribute('data-state', 'error');
});
