import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { useLimelight } from '@/state/store';
import type { LimelightActions, LimelightState } from '@/state/types';
import { speakAll } from '@/text/testing/speak-all';
import { Outcomes } from './outcomes';

afterEach(() => speakAll('en'));

it.each([
  ['en', '1.75'],
  ['de', '1,75'],
  ['es', '1,75'],
] as const)('writes every ε that was tried in %s, to be read and to be heard', async (tag, epsilon) => {
  await speakAll(tag);
  const state: unknown = { scene: { attack: { params: {} } }, catalogue: undefined };
  useLimelight.mount(createStore(() => state as LimelightState & LimelightActions));
  const curves = { x: [1.75], bound: 8, targeted: false, series: [], models: [] };
  const drawn = renderToStaticMarkup(<Outcomes curves={curves} />);
  expect(drawn).toContain(`>${epsilon}</button>`);
  expect(drawn).toContain(`ε = ${epsilon}`);
});
