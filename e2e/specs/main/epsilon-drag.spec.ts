import { expect, test } from '../../fixtures/test';
import { taskTimes, yardstick } from '../../pages/main-thread';

/** One attack step keeps what matters here, ever new requests, and lets the slowest backend finish the last one soon. */
const quickAttack = 'v=1&on=true&a.steps=1';

const models = ['cifar10-standard', 'cifar10-jsigr', 'cifar10-at', 'cifar10-sigr'];

// A trace keeps the whole page at every step, in tasks of the page's own thread.
test.use({ trace: 'off' });

test('dragging ε across its range, with four models and two maps each, never blocks the page, and the last value wins', async ({
  page,
  playground,
}) => {
  await playground.open({ saliency: 'gradient,gradcam', models: models.join() }, quickAttack);
  const columns = models.map((id) => playground.column(id));
  for (const column of columns) await column.expectAttacked();
  await playground.expectSettled();

  const box = await playground.epsilon.boundingBox();
  if (!box) throw new Error('the ε slider is not on the page');
  const y = box.y + box.height / 2;
  const at = (share: number) => box.x + 2 + share * (box.width - 4);
  const drag = async () => {
    await page.mouse.move(at(0), y);
    await page.mouse.down();
    for (let i = 0; i <= 40; i++) {
      await page.mouse.move(at(i / 40), y);
      if (i % 10 === 5) await yardstick(page);
    }
    await expect(playground.epsilon).toHaveValue((await playground.epsilon.getAttribute('max')) ?? '');
    for (let i = 40; i >= 8; i--) {
      await page.mouse.move(at(i / 40), y);
      if (i % 10 === 5) await yardstick(page);
    }
    await page.mouse.up();

    const last = Number(await playground.epsilon.inputValue()) / 255;
    expect(last).toBeGreaterThan(0);
    for (const column of columns) await expect.poll(() => column.linf()).toBeCloseTo(last, 5);
    await playground.expectSettled();
    await yardstick(page);
    for (const column of columns) expect(await column.linf()).toBeCloseTo(last, 5);
  };
  const { page: own, yardsticks } = await taskTimes(page, drag);
  expect(yardsticks).toHaveLength(8);
  // The longest: a core that is shared for a while lengthens all that is done meanwhile.
  const long = Math.max(...yardsticks);
  expect(
    own.filter((time) => time > long),
    'main-thread tasks longer than the same work of 50 ms takes',
  ).toEqual([]);
});
