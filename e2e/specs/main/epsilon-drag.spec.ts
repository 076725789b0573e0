import { expect, test } from '../../fixtures/test';
import { expectRecorderWorks, recordLongTasks, takeLongTasks } from '../../pages/long-tasks';

/** One attack step keeps what matters here, ever new requests, and lets the slowest backend finish the last one soon. */
const quickAttack = 'v=1&on=true&a.steps=1';

/**
 * Long tasks are measured in wall-clock time, so another program that takes the processor can make one. A page that
 * blocks does so every time; two more attempts tell the two apart.
 */
test.describe.configure({ retries: 2 });

test('dragging ε across its range never blocks the page, and the last value wins', async ({ page, playground }) => {
  await recordLongTasks(page);
  await playground.open({}, quickAttack);
  await playground.expectDefaultScene();
  await playground.standard.expectAttacked();
  await playground.robust.expectAttacked();
  await playground.expectSettled();
  await expectRecorderWorks(page);

  const box = await playground.epsilon.boundingBox();
  if (!box) throw new Error('the ε slider is not on the page');
  const y = box.y + box.height / 2;
  const at = (share: number) => box.x + 2 + share * (box.width - 4);
  await page.mouse.move(at(0), y);
  await page.mouse.down();
  for (let i = 0; i <= 40; i++) await page.mouse.move(at(i / 40), y);
  await expect(playground.epsilon).toHaveValue((await playground.epsilon.getAttribute('max')) ?? '');
  for (let i = 40; i >= 8; i--) await page.mouse.move(at(i / 40), y);
  await page.mouse.up();

  const last = Number(await playground.epsilon.inputValue()) / 255;
  expect(last).toBeGreaterThan(0);
  for (const column of [playground.standard, playground.robust])
    await expect.poll(() => column.linf()).toBeCloseTo(last, 5);
  await playground.expectSettled();
  expect(await takeLongTasks(page), 'main-thread tasks over 50 ms').toEqual([]);
  for (const column of [playground.standard, playground.robust]) expect(await column.linf()).toBeCloseTo(last, 5);
});
