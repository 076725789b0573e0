import { expect, test } from '../../fixtures/test';

const model = 'imagenet-efficientnet-lite0';

/** The first picture waits for nine megabytes and a hundred shaders, which software graphics compiles one by one. */
const patience = { timeout: 900_000 };
test.setTimeout(1_800_000);

/** Photographs whose rights are waived, and the names of ImageNet that fit them. */
const photographs: readonly [sample: string, names: readonly string[]][] = [
  ['chelsea', ['tabby', 'tiger cat', 'Egyptian cat']],
  ['coffee', ['espresso', 'cup', 'coffee mug']],
  ['rocket', ['missile', 'projectile', 'space shuttle']],
];

test('the ImageNet model names a cat, a cup of coffee and a rocket', async ({ page, playground }) => {
  const column = playground.column(model);
  let before = '';
  for (const [sample, names] of photographs) {
    // The first opens the page; the others change the scene of the open one.
    const scene = `v=1&models=${model}&picture=${sample}&saliency=gradcam`;
    if (before === '') await playground.open({}, scene);
    else await page.evaluate((hash) => (window.location.hash = hash), scene);
    await playground.expectBackend();
    await expect(playground.columns).toHaveCount(1);
    await expect(column.predictionClean).not.toHaveAttribute('data-label', before, patience);
    await column.expectClean();
    const { label, probability } = await column.prediction('clean');
    expect(names).toContain(label);
    // Far above chance, which is one in a thousand.
    expect(probability).toBeGreaterThan(0.3);
    await playground.expectSettled();
    before = label;
  }
  await expect(playground.errors).toHaveCount(0);
});
