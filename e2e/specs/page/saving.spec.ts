import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { decode } from 'fast-png';
import { readCanvas } from '../../fixtures/canvas';
import { expect, test } from '../../fixtures/test';

/** What a button of a cell saves. */
async function saved(cell: Locator, button: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const menu = cell.getByTestId(button);
  if (!(await menu.isVisible())) {
    await cell.hover();
    await cell.getByTestId('save-cell').click();
  }
  const [download] = await Promise.all([cell.page().waitForEvent('download'), menu.click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** The values of a file of NumPy's. */
function valuesOf(file: Buffer): number[] {
  const start = 10 + file.readUInt16LE(8);
  return Array.from({ length: (file.length - start) / 4 }, (_, i) => file.readFloatLE(start + 4 * i));
}

test('every cell is saved as it is drawn, pixel for pixel or enlarged, and its values as a file and as a table', async ({
  page,
  playground,
}) => {
  await playground.open({ attack: 'fgsm', eps: '8', models: 'cifar10-standard', saliency: 'gradcam' });
  await playground.standard.expectAttacked();
  await playground.expectSettled();
  const cell = (canvas: string) => playground.standard.root.locator('.frame', { has: page.getByTestId(canvas) });
  for (const canvas of [
    'picture-clean',
    'picture-adversarial',
    'perturbation',
    'saliency-clean',
    'saliency-adversarial',
  ]) {
    const drawn = await readCanvas(playground.standard.root.getByTestId(canvas));
    const plain = await saved(cell(canvas), 'save-plain');
    expect(plain.name, canvas).toMatch(/^cifar10-standard-[a-z-]+\.png$/);
    const { width, height, data } = decode(plain.bytes);
    expect([width, height], canvas).toEqual([32, 32]);
    expect([...data], canvas).toEqual(drawn.rgba);

    const large = decode((await saved(cell(canvas), 'save-enlarged')).bytes);
    expect([large.width, large.height], canvas).toEqual([512, 512]);
    const sampled = Array.from({ length: 32 * 32 }, (_, i) => {
      const [x, y] = [16 * (i % 32) + 7, 16 * Math.floor(i / 32) + 9];
      return [...large.data.subarray(4 * (512 * y + x), 4 * (512 * y + x) + 4)];
    }).flat();
    expect(sampled, canvas).toEqual(drawn.rgba);

    const values = valuesOf((await saved(cell(canvas), 'save-npy')).bytes);
    const table = (await saved(cell(canvas), 'save-csv')).bytes.toString().trim().split('\n');
    expect(table).toHaveLength(1 + 32 * 32);
    const told = table.slice(1).flatMap((line) => line.split(',').slice(2).map(Number));
    expect(told.map(Math.fround), canvas).toEqual(values);
    await page.keyboard.press('Escape');
  }
});

test('what the attack added is saved as the difference of the two pictures', async ({ page, playground }) => {
  await playground.open({ attack: 'fgsm', eps: '8', models: 'cifar10-standard' });
  await playground.standard.expectAttacked();
  await playground.expectSettled();
  const values = async (canvas: string) => {
    const cell = playground.standard.root.locator('.frame', { has: page.getByTestId(canvas) });
    const { bytes } = await saved(cell, 'save-npy');
    await page.keyboard.press('Escape');
    return valuesOf(bytes);
  };
  const [clean, attacked] = [await values('picture-clean'), await values('picture-adversarial')];
  const change = await values('perturbation');
  expect(change).toEqual(attacked.map((value, i) => Math.fround(value - clean[i]!)));
  expect(Math.max(...change.map(Math.abs)) * 255).toBeCloseTo(8, 3);
});
