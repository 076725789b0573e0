import { encodePng } from '../../fixtures/png';
import { expect, test } from '../../fixtures/test';

test('undo, redo and the browser’s Back and Forward go through the scenes, with the same results', async ({
  page,
  playground,
}) => {
  await playground.open();
  await playground.expectDefaultScene();
  const first = await playground.standard.prediction('clean');
  const undo = page.getByTestId('undo');
  await expect(undo).toBeDisabled();

  await playground.attackSwitch.click();
  await playground.standard.expectAttacked();
  const attacked = await playground.standard.prediction('adversarial');
  await expect.poll(() => page.url()).toContain('on=true');
  await page.getByTestId('sample-cifar-ship').click();
  await expect.poll(() => page.url()).toContain('cifar-ship');
  await page.getByTestId('saliency-select').selectOption('smoothgrad');
  await expect.poll(() => page.url()).toContain('smoothgrad');
  await playground.expectSettled();

  await undo.click();
  await undo.click();
  await expect(page.getByTestId('drop-zone')).toContainText('Cat');
  await expect(playground.standard.predictionAdversarial).toHaveAttribute('data-label', attacked.label);
  await page.keyboard.press('Control+z');
  await expect(undo).toBeDisabled();
  await expect(playground.attackSwitch).toHaveAttribute('aria-checked', 'false');
  expect(await playground.standard.prediction('clean')).toEqual(first);
  await page.keyboard.press('Control+Shift+z');
  await expect(playground.attackSwitch).toHaveAttribute('aria-checked', 'true');
  await page.getByTestId('redo').click();
  await page.getByTestId('redo').click();
  await expect(page.getByTestId('redo')).toBeDisabled();
  await expect.poll(() => page.url()).toContain('smoothgrad');

  await page.goBack();
  await expect(page.getByTestId('saliency-select')).toHaveValue('gradient');
  await page.goBack();
  await expect(page.getByTestId('drop-zone')).toContainText('Cat');
  await page.goBack();
  await expect(playground.attackSwitch).toHaveAttribute('aria-checked', 'false');
  await page.goForward();
  await expect(playground.attackSwitch).toHaveAttribute('aria-checked', 'true');

  await page.getByTestId('reset').click();
  await expect(playground.attackSwitch).toHaveAttribute('aria-checked', 'false');
  await playground.expectDefaultScene();
  await expect(playground.errors).toHaveCount(0);
});

test('200 random changes and as many undos end in the first scene, with its results', async ({ page, playground }) => {
  await playground.open({ attack: 'noise' });
  await playground.robust.expectAttacked();
  await playground.expectSettled();
  const values = () =>
    Promise.all([playground.standard, playground.robust].map((column) => column.prediction('adversarial')));
  const before = await values();
  const shown = await playground.standard.saliencyClean.getAttribute('data-max');
  await page.evaluate(() => {
    const change = (id: string, value: string) => {
      // Without an attack there is no source to choose, and without a second explanation none to change.
      const select = document.querySelector<HTMLSelectElement>(`select[data-testid="${id}"]`);
      if (!select) return;
      // React hears of a change only through the element's own setter.
      Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')!.set!.call(select, value);
      select.dispatchEvent(new Event('change', { bubbles: true }));
    };
    /** What is not there cannot be done. */
    const click = (id: string) => document.querySelector<HTMLElement>(`[data-testid="${id}"]`)?.click();
    let state = 1;
    const draw = (n: number) => (state = (state * 48_271) % 2_147_483_647) % n;
    for (let turn = 0; turn < 200; turn++) {
      const which = draw(7);
      if (which === 0) change('attack-select', ['fgsm', 'pgd', 'noise', 'mi-fgsm'][draw(4)]!);
      if (which === 1) change('view-scale', ['model', 'shared', 'own'][draw(3)]!);
      if (which === 2) change('attack-source', ['each', 'cifar10-standard', 'cifar10-jsigr'][draw(3)]!);
      if (which === 3) click('attack-switch');
      if (which === 4) click('map-add');
      if (which === 5) click('map-remove');
      if (which === 6)
        change(
          ['saliency-select', 'saliency-select-2'][draw(2)]!,
          ['gradient', 'gradcam', 'guided-backprop'][draw(3)]!,
        );
    }
  });
  await page.evaluate(() => {
    const undo = document.querySelector<HTMLButtonElement>('[data-testid="undo"]')!;
    for (let turn = 0; turn < 200 && !undo.disabled; turn++) undo.click();
  });
  await expect(page.getByTestId('undo')).toBeDisabled();
  await playground.robust.expectAttacked();
  await playground.expectSettled();
  expect(await values()).toEqual(before);
  await expect(playground.standard.saliencyClean).toHaveAttribute('data-max', shown!);
  await expect(playground.errors).toHaveCount(0);
});

test('a picture of one’s own outlives a reload and an undo, until it is deleted', async ({ page, playground }) => {
  await playground.open({ models: 'cifar10-standard' });
  await playground.standard.expectClean();
  await playground.chooseFile({
    name: 'red.png',
    bytes: encodePng({ width: 40, height: 40, colour: 'rgb', value: (x, y, channel) => [x, y, 20][channel]! / 40 }),
  });
  await expect(page.getByTestId('drop-zone')).toContainText('red.png');
  await playground.expectSettled();
  const seen = await playground.standard.prediction('clean');
  await expect.poll(() => page.url()).toContain('own');
  await page.reload();
  await expect(page.getByTestId('drop-zone')).toContainText('red.png');
  await playground.standard.expectClean();
  expect(await playground.standard.prediction('clean')).toEqual(seen);

  await page.getByTestId('sample-cifar-ship').click();
  await expect(page.getByTestId('drop-zone')).toContainText('Ship');
  await page.getByTestId('own-pictures').locator('summary').click();
  await page.getByTestId('own-picture-delete').click();
  await expect(page.getByTestId('own-pictures')).toHaveCount(0);
  await page.getByTestId('undo').click();
  await expect(playground.error('picture-not-on-device')).toContainText('red.png');
  await expect(page.getByTestId('drop-zone')).toContainText('Ship');
  await playground.standard.expectClean();
});
