import { test } from '../../fixtures/test';

test('what `npm run dev` serves opens with the default scene complete', async ({ playground }) => {
  await playground.open();
  await playground.expectDefaultScene();
});
