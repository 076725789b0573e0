import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../../fixtures/test';

test('nothing sticks out sideways, on phones, tablets, or a screen of 1440 × 900 enlarged to 200 %', async ({
  page,
  playground,
}) => {
  await playground.open({ attack: 'fgsm', models: 'cifar10-standard,cifar10-jsigr,cifar10-at,cifar10-surrogate' });
  await playground.expectBackend();
  await playground.standard.expectAttacked();
  for (const [width, height] of [
    [1440, 844],
    [768, 844],
    [720, 450],
    [390, 844],
    [320, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.getByTestId('dock-transfer').click();
    await expect(page.getByTestId('transfer-cell')).toHaveCount(16);
    await expect(page.getByTestId('transfer-cell').first()).toBeInViewport();
    await expect(page.getByTestId('transfer-matrix').locator('caption')).toBeInViewport({ ratio: 1 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `${width} × ${height}`).toBeLessThanOrEqual(0);
    const outside = await page
      .getByTestId('model-column')
      .evaluateAll((columns) =>
        columns.flatMap((column) =>
          [...column.querySelectorAll('.term')].flatMap((term) =>
            term.getBoundingClientRect().right > column.getBoundingClientRect().right + 1 ? term.textContent : [],
          ),
        ),
      );
    expect(outside, `${width} × ${height}`).toEqual([]);
    await page.getByTestId('dock-transfer').click();
  }
  // On a phone what takes the focus is clear of the tabs above, and whole with its ring.
  const swap = page.getByTestId('model-swap').first();
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await swap.focus();
  const [heading, bar, grid] = await Promise.all(
    [swap, page.locator('.compare-bar'), page.locator('.compare-grid')].map((each) => each.boundingBox()),
  );
  expect(heading!.y).toBeGreaterThanOrEqual(bar!.y + bar!.height);
  expect(heading!.x).toBeGreaterThan(grid!.x);
});

/** The page, with the sum of its layout shifts. */
interface Shifting {
  layoutShift: number;
}

for (const [width, height] of [
  [1440, 1000],
  [390, 844],
] as const)
  test(`what is on the page stays where it is while the first scene comes, ${width} × ${height}`, async ({
    page,
    playground,
  }) => {
    await page.setViewportSize({ width, height });
    await page.addInitScript(() => {
      Object.assign(window, { layoutShift: 0 });
      new PerformanceObserver((list) => {
        for (const shift of list.getEntries() as (PerformanceEntry & { value: number })[])
          (window as unknown as Shifting).layoutShift += shift.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await playground.open();
    await playground.expectDefaultScene();
    expect(await page.evaluate(() => (window as unknown as Shifting).layoutShift)).toBeLessThan(0.05);
  });

const sizes = [
  [1920, 1080],
  [1440, 900],
  [1024, 768],
  [768, 1024],
  [390, 844],
] as const;

test('the verdict of every model on the screen is in the first window, with four models, with two and with one', async ({
  page,
  playground,
}) => {
  await playground.open({ attack: 'fgsm', models: 'cifar10-standard,cifar10-jsigr,cifar10-at,cifar10-surrogate' });
  for (let models = 4; models > 0; models--) {
    await expect(page.getByTestId('verdict')).toHaveCount(models);
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      // A small screen shows one at a time; its tabs say of each how it ended.
      const small = width < 720;
      const verdicts = small ? page.locator('.model-tab-outcome') : page.getByTestId('verdict');
      await expect(verdicts).toHaveCount(models);
      for (const verdict of await verdicts.all()) await expect(verdict).toBeInViewport({ ratio: 1 });
      await expect(page.getByTestId('verdict').first()).toBeInViewport({ ratio: 1 });
      // Whole, and in line: names and numbers of any length stand above them.
      const words = await page.getByTestId('verdict').evaluateAll((all) =>
        all.map((verdict) => {
          const [line, text] = [verdict.parentElement!, verdict.querySelector('span')!];
          return { end: line.getBoundingClientRect().bottom, isWhole: text.scrollWidth <= text.clientWidth };
        }),
      );
      expect(words.every(({ isWhole }) => isWhole)).toBe(true);
      if (!small) expect(new Set(words.map(({ end }) => Math.round(end))).size).toBe(1);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    if (models > 1) await page.getByTestId('model-remove').last().click();
  }
});

test('two models with their metrics fit a window of 1440 by 900, and pictures grow with it', async ({
  page,
  playground,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await playground.open({ attack: 'fgsm' });
  await expect(page.getByTestId('map-shift')).toHaveCount(2);
  for (const metrics of await page.getByTestId('map-shift').all()) await expect(metrics).toBeInViewport({ ratio: 1 });
  const side = async () => (await playground.standard.pictureClean.boundingBox())?.width ?? 0;
  const before = await side();
  await page.getByTestId('dock-transfer').click();
  await expect(page.getByTestId('transfer-cell')).toHaveCount(4);
  for (const column of [playground.standard, playground.robust])
    await expect(column.pictureAdversarial).toBeInViewport({ ratio: 1 });
  expect(await side()).toBeLessThan(before);
  const cells = await playground.standard.root.locator('.frame').evaluateAll((frames) =>
    frames.map((frame) => {
      const pixels = frame.querySelector('.frame-pixels');
      return Math.round((pixels?.getBoundingClientRect().right ?? 0) - frame.getBoundingClientRect().right);
    }),
  );
  expect(cells).toEqual(cells.map(() => 0));
  await page.getByTestId('dock-transfer').click();
  await page.setViewportSize({ width: 1920, height: 1080 });
  await expect.poll(side).toBeGreaterThanOrEqual(320);
});

for (const width of [1440, 1024, 390])
  for (const attack of ['none', 'pgd'])
    test(`at ${width} px nothing moves while models and maps arrive, attack: ${attack}`, async ({
      page,
      playground,
    }) => {
      await page.setViewportSize({ width, height: 844 });
      await page.addInitScript(() => {
        new PerformanceObserver((list) => {
          for (const shift of list.getEntries() as (PerformanceEntry & { readonly value: number })[])
            document.documentElement.dataset['shift'] = String(
              Number(document.documentElement.dataset['shift'] ?? 0) + shift.value,
            );
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await playground.open({ attack });
      await playground.standard.expectClean();
      if (attack !== 'none') await expect(playground.standard.root.getByTestId('map-shift')).toBeVisible();
      await expect(playground.status).toHaveAttribute('data-state', 'idle');
      const shift = await page.evaluate(() => Number(document.documentElement.dataset['shift'] ?? 0));
      expect(shift).toBeLessThan(0.02);
    });

for (const [width, height] of [
  [1440, 900],
  [1024, 600],
  [390, 844],
] as const)
  test(`a message that comes and goes moves nothing and covers no control for good, ${width} × ${height}`, async ({
    page,
    playground,
  }) => {
    await page.setViewportSize({ width, height });
    await playground.open({ attack: 'fgsm' });
    await playground.standard.expectAttacked();
    await playground.expectSettled();
    const boxes = () =>
      page
        .locator('.page-header button, .rail button, .model-head, .row, .frame-pixels, .change, .dock')
        .evaluateAll((all) =>
          // What is folded away has a box only once something has asked for it.
          all.flatMap((each) => {
            const { x, y, width, height } = each.getBoundingClientRect();
            return each.checkVisibility() ? [[x, y, width, height]] : [];
          }),
        );
    const before = await boxes();
    await playground.chooseFile({ name: 'diary.jpg', bytes: Buffer.from('Dear diary, this is no picture.') });
    await expect(playground.errors).toBeInViewport({ ratio: 1 });
    expect(await boxes()).toEqual(before);
    const { violations } = await new AxeBuilder({ page }).include('.notices').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);

    // What is chosen with is free; what the message lies over is, once it is scrolled to.
    const list = (await page.locator('.notices-list').boundingBox())!;
    const covered = async (selector: string) =>
      page.locator(selector).evaluateAll((all, { x, y, width, height }) => {
        const below = (box: DOMRect) => box.left < x + width && box.right > x && box.top < y + height && box.bottom > y;
        return all.filter((each) => below(each.getBoundingClientRect())).map((each) => each.outerHTML);
      }, list);
    const chosenWith = '.page-header button, .rail :is(button, input, select), .compare-bar button';
    expect(await covered(width < 720 ? chosenWith : `${chosenWith}, .dock-bar button`)).toEqual([]);
    const controls = page.locator('.model-column').first().locator('footer summary, .row button, .change button');
    const last = controls.filter({ visible: true }).last();
    await page.locator('.compare').evaluate((stage) => stage.scrollTo(0, stage.scrollHeight));
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    await last.click({ trial: true });
    await page.locator('.compare').evaluate((stage) => stage.scrollTo(0, 0));
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.locator('.notices').getByRole('button').click();
    await expect(playground.errors).toHaveCount(0);
    expect(await boxes()).toEqual(before);
  });

test('the main job can be done by keyboard alone', async ({ page, playground }) => {
  await playground.open();
  await playground.expectDefaultScene();
  const focusByTab = async (testId: string) => {
    await page.locator('body').press('Home');
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab');
      if (
        await page
          .getByTestId(testId)
          .first()
          .evaluate((element) => element === document.activeElement)
      )
        return;
    }
    throw new Error(`${testId} cannot be reached with the Tab key`);
  };
  await focusByTab('sample-cifar-cat');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await playground.standard.prediction('clean')).label).toBe('deer');
  await focusByTab('attack-switch');
  await page.keyboard.press('Space');
  await expect(playground.attackSwitch).toHaveAttribute('aria-checked', 'true');
  await focusByTab('attack-param-eps');
  const before = Number(await playground.epsilon.inputValue());
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => Number(await playground.epsilon.inputValue())).toBeGreaterThan(before);
  await playground.standard.expectAttacked();
  await playground.expectSettled();
  await focusByTab('save-cell');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(download.suggestedFilename()).toBe('cifar10-standard-clean.png');
});

test('with letters twice as large the header takes more rows and nothing runs out sideways', async ({
  page,
  playground,
}) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await playground.open({ lang: 'de' });
  await playground.expectDefaultScene();
  await page.evaluate(() => (document.documentElement.style.fontSize = '32px'));
  const header = page.locator('.page-header');
  expect(await header.evaluate((row) => row.scrollWidth - row.clientWidth)).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
  for (const button of await header.getByRole('button').all()) await expect(button).toBeInViewport({ ratio: 1 });
});
