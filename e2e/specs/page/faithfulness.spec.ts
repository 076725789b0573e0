import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { countColours, readCanvas } from '../../fixtures/canvas';
import { encodePng } from '../../fixtures/png';
import { expect, test } from '../../fixtures/test';

test.describe('faithfulness', () => {
  test('judges the maps on the screen, each measure beside chance, and shows the picture at any share of the curve', async ({
    playground,
    page,
  }) => {
    await playground.open({ saliency: 'gradient,gradcam', attack: 'pgd', eps: '4' });
    await playground.expectSettled();
    await page.getByTestId('dock-faithfulness').click();
    await page.getByTestId('league-start').click();
    await expect(page.getByTestId('league-run')).toHaveAttribute('data-state', 'done');
    await expect(page.getByTestId('league-choose')).toHaveCount(4);
    const cells = page.getByTestId('league-cell');
    await expect(cells).toHaveCount(24);
    for (const cell of await cells.all()) {
      expect(Number.isFinite(Number(await cell.getAttribute('data-value')))).toBe(true);
      expect(Number.isFinite(Number(await cell.getAttribute('data-chance')))).toBe(true);
    }
    // One number, one definition: stability is the correlation that stands under the pair of maps.
    const stability = page.locator('[data-testid=league-cell][data-metric=stability]').first();
    const rho = Number(await stability.getAttribute('data-value')).toFixed(2);
    await expect(playground.standard.root.getByTestId('map-shift')).toContainText(`ρ ${rho.replace('-', '−')}`);

    const probability = page.getByTestId('removal-probability');
    const slider = page.getByTestId('removal-step');
    await slider.focus();
    await slider.press('Home');
    const clean = await page.getByTestId('prediction-clean').first().getAttribute('data-probability');
    const atStart = await probability.textContent();
    expect(atStart).toBe(Number(clean) > 0.995 ? '>99\u00a0%' : `${Math.round(100 * Number(clean))}\u00a0%`);
    await slider.press('End');
    await expect(probability).not.toHaveText(atStart!);
    // Deletion ends at the mean colour everywhere, insertion at the picture itself.
    const canvas = page.locator('.removal-canvas');
    expect(countColours(await readCanvas(canvas))).toBe(1);
    await page.getByTestId('removal-choice').selectOption('insertion');
    await expect(probability).toHaveText(atStart!);
    expect(await readCanvas(canvas)).toEqual(await readCanvas(page.getByTestId('picture-clean').first()));
    await page.getByTestId('league-choose').nth(3).click();
    await expect(page.getByTestId('league-choose').nth(3)).toHaveAttribute('aria-pressed', 'true');

    const sort = page.locator('[data-testid=league-sort][data-metric=insertion]');
    await sort.click();
    const values = async () =>
      Promise.all(
        (await page.locator('[data-testid=league-cell][data-metric=insertion]').all()).map(async (cell) =>
          Number(await cell.getAttribute('data-value')),
        ),
      );
    expect(await values()).toEqual((await values()).toSorted((a, b) => b - a));
    await sort.click();
    expect(await values()).toEqual((await values()).toSorted((a, b) => a - b));

    const saved = page.waitForEvent('download');
    await page.getByTestId('league-save').click();
    const lines = (await readFile(await (await saved).path(), 'utf8')).trim().split('\n');
    expect(lines).toHaveLength(1 + 24);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).include('[data-testid=faithfulness-panel]').analyze();
      expect(violations).toEqual([]);
    }
  });

  test('goes through many pictures with intervals, stops at once, keeps what it has and goes on', async ({
    playground,
    page,
  }) => {
    await playground.open({ models: 'cifar10-jsigr', saliency: 'gradient' });
    await playground.expectSettled();
    await page.getByTestId('dock-faithfulness').click();
    await page.getByTestId('league-pictures').selectOption('bundled-200');
    await page.getByTestId('league-measures').click();
    for (const id of ['sensitivity-n', 'infidelity', 'average-drop', 'insertion', 'stability'])
      await page.getByTestId(`league-measure-${id}`).uncheck();
    await page.keyboard.press('Escape');
    await page.getByTestId('league-start').click();
    const run = page.getByTestId('league-run');
    await expect(run).not.toHaveAttribute('data-done', '0');
    await expect(playground.status).toHaveText('Comparing methods…');
    await playground.expectSettled();
    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await page.getByTestId('league-stop').click();
    await expect(run).toHaveAttribute('data-state', 'stopped');
    await expect(playground.status).toHaveText('Ready');
    const done = Number(await run.getAttribute('data-done'));
    expect(done).toBeLessThan(200);
    await page.getByTestId('league-go-on').click();
    await expect.poll(async () => Number(await run.getAttribute('data-done'))).toBeGreaterThan(done + 1);
    await expect(page.getByTestId('league-cell')).toHaveText(/\d\.\d\d.*\(\d\.\d\d to \d\.\d\d\).*chance \d\.\d\d/);
    await page.getByTestId('league-stop').click();
    await expect(run).toHaveAttribute('data-state', 'stopped');
  });

  test('holds the maps against a box that is drawn, by pointer or by numbers', async ({ playground, page }) => {
    await playground.open({ saliency: 'gradcam' });
    await playground.expectSettled();
    await page.getByTestId('dock-faithfulness').click();
    await page.getByTestId('faithfulness-region').click();
    const line = page.getByTestId('region-line').first();
    await expect(page.getByTestId('region-line')).toHaveCount(2);
    const picture = (await page.getByTestId('region-picture').boundingBox())!;
    await page.mouse.move(picture.x + 1, picture.y + 1);
    await page.mouse.down();
    await page.mouse.move(picture.x + picture.width - 1, picture.y + picture.height - 1, { steps: 4 });
    await page.mouse.up();
    // All of the picture: everything is inside.
    await expect(line).toHaveAttribute('data-mass', '1');
    await expect(line).toHaveAttribute('data-hit', 'true');
    await page.getByTestId('region-right').fill('50');
    await page.getByTestId('region-bottom').fill('50');
    await expect(page.getByTestId('region-table')).toContainText('25\u00a0%');
    const quarter = Number(await line.getAttribute('data-mass'));
    expect(quarter).toBeGreaterThan(0);
    expect(quarter).toBeLessThan(1);
    const box = Number(await line.getAttribute('data-overlap'));
    expect(box).toBeGreaterThan(0);
    const axe = new AxeBuilder({ page }).include('[data-testid=faithfulness-panel]');
    expect((await axe.analyze()).violations).toEqual([]);

    // A mask by brush: nothing until it is drawn, then what the stroke covers.
    await page.getByTestId('region-tool').selectOption('brush');
    await expect(line).not.toHaveAttribute('data-mass');
    const drawn = (await page.getByTestId('region-picture').boundingBox())!;
    await page.mouse.move(drawn.x + drawn.width / 2, drawn.y + drawn.height / 2);
    await page.mouse.down();
    await page.mouse.move(drawn.x + (3 * drawn.width) / 4, drawn.y + drawn.height / 2, { steps: 4 });
    await page.mouse.up();
    // It is still there in another language, and in the panel closed and opened again.
    await page.getByTestId('language-select').selectOption('de');
    await expect(page.getByTestId('region-table')).toContainText('Stärkstes Pixel');
    const stroke = Number(await line.getAttribute('data-mass'));
    expect(stroke).toBeGreaterThan(0);
    expect(stroke).toBeLessThan(1);
    await page.getByTestId('dock-faithfulness').click();
    await expect(line).toBeHidden();
    await page.getByTestId('dock-faithfulness').click();
    await expect(line).toHaveAttribute('data-mass', String(stroke));
  });

  test('makes the models forget layer by layer, and shows how far the maps notice', async ({ playground, page }) => {
    await playground.open({ models: 'cifar10-surrogate', saliency: 'gradient,guided-backprop' });
    await playground.expectSettled();
    await page.getByTestId('dock-faithfulness').click();
    await page.getByTestId('faithfulness-cascade').click();
    await page.getByTestId('cascade-start').click();
    await expect(page.getByTestId('cascade')).toHaveAttribute('data-state', 'done');
    const strips = page.getByTestId('cascade-strip');
    await expect(strips).toHaveCount(2);
    const rhos = async (strip: number) =>
      Promise.all(
        (await strips.nth(strip).getByTestId('cascade-rho').all()).map(async (each) =>
          Number(await each.getAttribute('data-value')),
        ),
      );
    const [gradient, guided] = [await rhos(0), await rhos(1)];
    expect(gradient[0]).toBeCloseTo(1, 6);
    expect(gradient.length).toBeGreaterThan(4);
    // With all but the first layer forgotten guided backpropagation still draws the picture's edges.
    expect(guided.at(-2)!).toBeGreaterThan(gradient.at(-2)!);
    expect(Math.abs(gradient.at(-1)!)).toBeLessThan(0.5);

    // The newest stage is large; one that is pointed at stays; played, it goes on to the last and stops there.
    const last = String(gradient.length - 1);
    for (const strip of await strips.all()) await expect(strip).toHaveAttribute('data-shown', last);
    await strips.first().getByTestId('cascade-stage').first().click();
    for (const strip of await strips.all()) await expect(strip).toHaveAttribute('data-shown', '0');
    const play = page.getByTestId('cascade-play');
    /** Every stage that is shown until the last one is. */
    const played = strips.first().evaluate(
      (strip, end) =>
        new Promise<(string | null)[]>((resolve) => {
          const shown: (string | null)[] = [];
          const note = () => {
            shown.push(strip.getAttribute('data-shown'));
            if (shown.at(-1) === end) resolve(shown);
          };
          new MutationObserver(note).observe(strip, { attributeFilter: ['data-shown'] });
        }),
      last,
    );
    await play.click();
    expect(await played).toEqual(gradient.slice(1).map((_, i) => String(i + 1)));
    await expect(play).toHaveText('Play');
    for (const strip of await strips.all()) await expect(strip).toHaveAttribute('data-shown', last);
    await page.getByTestId('cascade-moment').press('ArrowLeft');
    await expect(strips.first()).toHaveAttribute('data-shown', String(gradient.length - 2));
    // Begun anew, it shows the newest again.
    await page.getByTestId('cascade-start').click();
    await expect(strips.first()).not.toHaveAttribute('data-shown', String(gradient.length - 2));
    await expect(page.getByTestId('cascade')).toHaveAttribute('data-state', 'done');
    await expect(strips.first()).toHaveAttribute('data-shown', last);
    const axe = new AxeBuilder({ page }).include('[data-testid=faithfulness-panel]');
    expect((await axe.analyze()).violations).toEqual([]);
  });

  test('judges maps on a folder of the person’s own, of which only the pictures count', async ({
    playground,
    page,
  }) => {
    await playground.open({ models: 'cifar10-surrogate', saliency: 'gradient', attack: 'none' });
    await playground.expectSettled();
    await page.getByTestId('dock-faithfulness').click();
    await page.getByTestId('league-pictures').selectOption('files');
    await expect(page.getByTestId('league-start')).toBeDisabled();
    const folder = await mkdtemp(join(tmpdir(), 'limelight-'));
    try {
      await writeFile(join(folder, 'notes.txt'), 'no picture');
      await page.getByTestId('league-folder').setInputFiles(folder);
      await expect(page.getByTestId('faithfulness-panel')).toContainText('No picture is in that folder.');
      await expect(page.getByTestId('league-start')).toBeDisabled();
      for (const [i, name] of ['a.png', 'b.png', 'c.png'].entries()) {
        const value = (x: number, y: number, c: number) => ((x * (i + 1) + y + 7 * c) % 32) / 31;
        await writeFile(join(folder, name), encodePng({ width: 32, height: 32, colour: 'rgb', value }));
      }
      // What some systems leave beside a picture is called as one.
      await writeFile(join(folder, '._a.png'), 'no picture');
      await page.getByTestId('league-folder').setInputFiles(folder);
      await expect(page.getByTestId('league-pictures').locator('option:checked')).toHaveText('4 files of mine');
      await page.getByTestId('league-start').click();
      const run = page.getByTestId('league-run');
      await expect(run).toHaveAttribute('data-state', 'done');
      await expect(run).toHaveAttribute('data-done', '3');
      await expect(run).toContainText('._a.png could not be read, and is left out.');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
