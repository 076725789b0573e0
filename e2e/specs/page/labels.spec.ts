import { readFileSync } from 'node:fs';
import { sureModelFiles } from '../../fixtures/own-models';
import { expect, test } from '../../fixtures/test';
import { keptOnDevice } from '../../pages/kept-on-device';
import { OwnModelForm } from '../../pages/own-model-form';

/** A model as Keras 3 saves it, from the engine's cases. */
function caseFiles(name: string) {
  const from = new URL(`../../../src/engine/fixtures/cases/${name}/`, import.meta.url);
  return ['model.json', 'group1-shard1of1.bin'].map((file) => ({
    name: file,
    bytes: readFileSync(new URL(file, from)),
  }));
}

test('a yes-or-no net has a map of “no”, and independent labels have probabilities of their own', async ({
  page,
  playground,
}) => {
  const form = new OwnModelForm(page);
  const columns = page.locator('[data-testid="model-column"][data-model-id^="own-"]');
  await playground.open({ models: 'cifar10-standard' });
  await playground.standard.expectClean();

  await playground.dropFiles(caseFiles('k3-sigmoid1'));
  await expect(form.classes).toHaveValue('no\nyes');
  await expect(form.root).toContainText('yes-or-no answer');
  await form.accept('Yes or no');
  const binary = columns.filter({ hasText: 'Yes or no' });
  const map = binary.getByTestId('saliency-clean');
  await expect(map).toHaveAttribute('data-class', /^(no|yes)$/);
  const models = (await binary.getAttribute('data-model-id')) ?? '';
  const place = { database: 'limelight-own-models', store: 'models', key: models, part: ['card', 'id'] };
  await expect.poll(() => keptOnDevice(page, place)).toBe(models);
  for (const [index, target] of ['no', 'yes'].entries()) {
    await playground.open({ models, class: String(index) });
    await expect(map).toHaveAttribute('data-class', target);
    await expect(map).toHaveAttribute('data-flat', 'false');
    expect(Number(await map.getAttribute('data-max'))).toBeGreaterThan(0);
  }

  await playground.dropFiles(caseFiles('k3-sigmoid4'));
  await expect(form.root).toContainText('labels are independent');
  await form.accept('Four labels');
  const several = columns.filter({ hasText: 'Four labels' });
  const bars = several.getByTestId('prediction-clean');
  await expect(bars).toHaveAttribute('data-independent', 'true');
  await expect(several).toContainText('each has its own probability');
  const shares = await bars.locator('.prediction-percent').allTextContents();
  expect(shares.map(parseFloat).reduce((sum, share) => sum + share, 0)).toBeGreaterThan(110);
  await playground.attackSwitch.click();
  await expect(several.getByTestId('verdict')).toContainText(/seen: label \d/);
});

test('a flat map says that it is flat, scores nothing, and the logit is offered instead', async ({
  page,
  playground,
}) => {
  const form = new OwnModelForm(page);
  await playground.open({ models: 'cifar10-standard', saliency: 'blur-perturbation', attack: 'fgsm' });
  await playground.standard.expectClean();
  await playground.dropFiles(await sureModelFiles());
  await form.accept('Sure');
  const sure = page.locator('[data-testid="model-column"][data-model-id^="own-"]');
  const map = sure.getByTestId('saliency-clean');
  await expect(map).toHaveAttribute('data-flat', 'true');
  await expect(sure).toContainText('flat: zero everywhere');
  const shift = sure.getByTestId('map-shift');
  await expect(shift).toHaveAttribute('data-flat', 'both');
  await expect(shift).toContainText('both maps are flat');
  await expect(shift.locator('.term').first()).toContainText('–');
  await sure.getByTestId('measure-logit').first().click();
  await expect(map).toHaveAttribute('data-flat', 'false');
  await expect(shift).toHaveAttribute('data-flat', 'none');
  await expect(page).toHaveURL(/s\.measure=logit/);
});

test('both maps explain one class, and each picture’s own is said to be of two', async ({ page, playground }) => {
  await playground.open({ models: 'cifar10-standard', attack: 'pgd' });
  const { standard } = playground;
  await standard.expectAttacked();
  const shift = standard.root.getByTestId('map-shift');
  await expect(shift).toHaveAttribute('data-stale', 'false');
  const { label } = await standard.prediction('clean');
  await expect(standard.saliencyClean).toHaveAttribute('data-class', label);
  await expect(standard.saliencyAdversarial).toHaveAttribute('data-class', label);
  await expect(shift).not.toContainText('two classes');

  await page.getByTestId('saliency-target').selectOption('predicted');
  const fooled = await standard.prediction('adversarial');
  expect(fooled.label).not.toBe(label);
  await expect(standard.saliencyAdversarial).toHaveAttribute('data-class', fooled.label);
  await expect(shift).toContainText(`of two classes: ${label} → ${fooled.label}`);
  await expect(page).toHaveURL(/class=predicted/);
});
