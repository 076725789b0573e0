import { graphModelFiles, zipped } from '../../fixtures/own-models';
import { expect, test } from '../../fixtures/test';
import { OwnModelForm } from '../../pages/own-model-form';

test('ε is told in the norm of the attack that is chosen: its unit, its range, its default', async ({
  page,
  playground,
}) => {
  await playground.open({ models: 'cifar10-jsigr', attack: 'fgsm', eps: '4' });
  const { perturbation } = playground.robust;
  const slider = page.getByRole('slider', { name: /^ε/ });
  const terms = playground.robust.root.locator('.term-list').filter({ hasText: '‖δ‖' });
  await expect(perturbation).toHaveAttribute('data-norm', 'linf');
  await expect(terms).toContainText(/‖δ‖∞ 4\/255 \(ε\s=\s4\/255\)/);

  await page.getByTestId('attack-select').selectOption('pgd-l2');
  await expect(slider).toHaveAttribute('aria-valuetext', '0.5 L2');
  await expect(page.getByRole('spinbutton', { name: /^ε/ })).toHaveAttribute('aria-valuemax', '20');
  await expect(perturbation).toHaveAttribute('data-norm', 'l2');
  await expect(terms).toContainText(/‖δ‖₂ 0\.5 \(ε\s=\s0\.5\)/);
  await expect(terms).not.toContainText('ε = 4');
  await playground.expectSettled();
  expect(Number(await perturbation.getAttribute('data-l2'))).toBeCloseTo(0.5, 4);

  await page.getByTestId('attack-select').selectOption('mi-fgsm');
  await expect(slider).toHaveAttribute('aria-valuetext', '8/255');
  await playground.open({ models: 'cifar10-jsigr', attack: 'pgd-l2', eps: '1.5' });
  await expect(slider).toHaveAttribute('aria-valuetext', '1.5 L2');
  await expect(terms).toContainText(/‖δ‖₂ 1\.5 \(ε\s=\s1\.5\)/);
});

test('a method that a model lacks the means for says so in that column, and goes on in the others', async ({
  page,
  playground,
}) => {
  const form = new OwnModelForm(page);
  await playground.open({ models: 'cifar10-jsigr', saliency: 'guided-backprop' });
  await playground.robust.expectClean();
  await expect(playground.robust.saliencyClean).toHaveAttribute('data-method', 'guided-backprop');
  await playground.dropFile(await zipped(graphModelFiles(true), 'my-graph.zip'));
  await form.accept('My graph');
  const column = page.locator('[data-testid="model-column"][data-model-id^="own-"]');
  const refusal = column.locator('[data-testid="error-message"][data-code="method-unsupported"]');
  await expect(refusal).toContainText(
    'Guided backprop cannot be used with this model: it is a frozen graph, and its operation "abs" (Abs)',
  );
  await expect(refusal).toContainText('Choose another map for it');
  await expect(refusal.getByRole('button', { name: 'Retry' })).toHaveCount(0);
  await expect(page.getByTestId('saliency-select').locator('option:checked')).toHaveText(/not for My graph/);
  await expect(playground.robust.root.getByTestId('error-message')).toHaveCount(0);
  await page.getByTestId('saliency-select').selectOption('gradient');
  await expect(column.getByTestId('saliency-clean')).toHaveAttribute('data-method', 'gradient');
  await expect(refusal).toHaveCount(0);
  // Where it suits no model at all it is greyed, and says why before it is chosen.
  const option = page.getByTestId('saliency-select').locator('option[value="guided-backprop"]');
  await expect(option).toHaveAttribute('data-quiet', 'false');
  await playground.robust.root.getByTestId('model-remove').click();
  await expect(option).toHaveAttribute('data-quiet', 'true');
  await expect(option).toHaveAttribute('title', /^My graph: Guided backprop cannot be used.*Choose another map for it/);
});
