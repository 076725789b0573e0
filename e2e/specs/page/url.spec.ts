import { readCanvas } from '../../fixtures/canvas';
import { expect, test } from '../../fixtures/test';

for (const [name, code] of [
  ['models', 'scene-unknown-model'],
  ['attack', 'scene-unknown-attack'],
  ['saliency', 'scene-unknown-saliency'],
  ['sample', 'scene-unknown-sample'],
  ['backend', 'scene-unknown-backend'],
] as const)
  test(`?${name}= with an unknown name gives a message and the default scene`, async ({ playground }) => {
    await playground.open({ [name]: 'no-such-thing' });
    await expect(playground.error(code)).toContainText('no-such-thing');
    await expect(playground.backendBadge).toHaveAttribute('data-backend', /^(webgpu|webgl|wasm|cpu)$/);
    await expect(playground.columns).toHaveCount(2);
    await playground.standard.expectClean();
    await playground.robust.expectClean();
    await expect(playground.attackSwitch).toHaveAttribute('aria-checked', 'false');
  });

test('a class that no model on the screen has is said to be missing', async ({ page, playground }) => {
  await playground.open({ models: 'cifar10-standard', class: '77' });
  await expect(playground.standard.root).toContainText('This model has no class “77”');
  await page.getByTestId('saliency-target').selectOption({ label: 'ship' });
  await expect(playground.standard.root).not.toContainText('has no class');
  // The query, which would win over the address that the page has written since, is gone.
  await expect.poll(() => new URL(page.url()).search).not.toContain('class');
});

test('a link asks why one class rather than another, and the rail has it', async ({ page, playground }) => {
  await playground.open({ models: 'cifar10-standard', class: '3', versus: '5' });
  await playground.standard.expectClean();
  const map = playground.standard.saliencyClean;
  await expect(playground.standard.root).toContainText('for cat rather than dog');
  await expect(map).toHaveAttribute('data-versus', 'dog');
  const range = () => map.getAttribute('data-max');
  const contrast = await range();
  await page.getByTestId('saliency-versus').selectOption({ label: 'no other class' });
  await expect(map).not.toHaveAttribute('data-versus');
  await expect(playground.standard.root).not.toContainText('rather than dog');
  expect(await range()).not.toBe(contrast);
  await page.getByTestId('saliency-versus').selectOption({ label: 'ship' });
  await expect(map).toHaveAttribute('data-versus', 'ship');
  await expect(page).toHaveURL(/versus=8/);
});

test('an unknown attack leaves the rest of the scene as it was asked for', async ({ page, playground }) => {
  await playground.open({ models: 'cifar10-jsigr', attack: 'no-such-thing' });
  await expect(playground.error('scene-unknown-attack')).toBeVisible();
  await expect(playground.columns).toHaveCount(1);
  await expect.poll(() => page.url()).toContain('#v=2&models=cifar10-jsigr');
});

test('an address that is no scene gives a message and the default scene', async ({ playground }) => {
  await playground.open({}, 'v=99&models=%00');
  await expect(playground.error('scene-unreadable')).toBeVisible();
  await playground.standard.expectClean();
});

test('?models= chooses the columns, ?eps= the strength, ?sample= the picture', async ({ playground }) => {
  await playground.open({ models: 'cifar10-jsigr', attack: 'fgsm', eps: '4', sample: 'cifar-ship' });
  await expect(playground.columns).toHaveCount(1);
  await expect(playground.epsilon).toHaveValue('4');
  await expect(playground.page.getByTestId('attack-select')).toHaveValue('fgsm');
  await playground.robust.expectClean();
  await playground.robust.expectAttacked();
  await expect.poll(() => playground.robust.linf()).toBeCloseTo(4 / 255, 5);
  expect((await playground.robust.prediction('clean')).label).toBe('ship');
});

test('an ε that was likely meant as a share of the range is cautioned at its control, with the likely meaning', async ({
  page,
  playground,
}) => {
  await playground.open({ models: 'cifar10-standard', attack: 'fgsm', eps: '0.03' });
  const caution = page.getByTestId('attack-param-eps-caution');
  await expect(caution).toContainText('7.65');
  await playground.epsilon.fill('8');
  await expect(caution).toHaveCount(0);
});

test('the same seed gives the same attacked picture again, another seed another', async ({ playground }) => {
  const attackedPicture = async (seed: string) => {
    await playground.open({ models: 'cifar10-standard', attack: 'pgd', seed });
    await playground.standard.expectAttacked();
    await playground.expectSettled();
    return readCanvas(playground.standard.pictureAdversarial);
  };
  const first = await attackedPicture('7');
  expect(await attackedPicture('7')).toEqual(first);
  expect(await attackedPicture('8')).not.toEqual(first);
});

test('the address that the page writes opens the same scene', async ({ page, playground }) => {
  await playground.open();
  await playground.expectDefaultScene();
  await page.getByTestId('sample-cifar-frog').click();
  await page.getByTestId('saliency-select').selectOption('smoothgrad');
  await expect.poll(() => page.url()).toMatch(/#.*cifar-frog.*smoothgrad/);
  await page.reload();
  await expect(page.getByTestId('saliency-select')).toHaveValue('smoothgrad');
  await expect(playground.standard.saliencyClean).toHaveAttribute('data-method', 'smoothgrad');
  await expect.poll(async () => (await playground.standard.prediction('clean')).label).toBe('frog');
});

test('a link pasted into the same tab opens its scene, and a column that was gone comes back', async ({
  page,
  playground,
}) => {
  const paste = (hash: string) => page.evaluate((text) => (window.location.hash = text), hash);
  await playground.open();
  await playground.expectDefaultScene();
  await paste('v=1&models=cifar10-jsigr&picture=cifar-ship');
  await expect(playground.columns).toHaveCount(1);
  await expect.poll(async () => (await playground.robust.prediction('clean')).label).toBe('ship');
  await paste('v=1');
  await playground.expectDefaultScene();
  await expect.poll(async () => (await playground.standard.prediction('clean')).label).toBe('cat');
});
