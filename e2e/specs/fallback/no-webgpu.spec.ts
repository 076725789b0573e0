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

test('asked for WebGPU, the page says once that there is none, and goes on with another', async ({ playground }) => {
  await playground.open({ backend: 'webgpu' });
  await expect(playground.backendBadge).toHaveAttribute('data-backend', /^(webgl|wasm|cpu)$/);
  await playground.standard.expectClean();
  await playground.robust.expectClean();
  await expect(playground.errors).toHaveCount(1);
  await expect(playground.error('backend-unavailable')).toContainText('WebGPU');
  await expect(playground.status).toHaveAttribute('data-state', 'idle');
});
