import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { useLimelight } from '@/state/store';
import type { LimelightActions, LimelightState } from '@/state/types';
import { speak } from '@/text';
import { fetchText } from '@/text/fetched';
import { Outcomes } from './outcomes';

const said = async (tag: 'en' | 'de' | 'es') => {
  await speak(tag);
  await fetchText();
};

afterEach(() => said('en'));

it.each([
  ['en', '1.75'],
  ['de', '1,75'],
  ['es', '1,75'],
] as const)('writes every ε that was tried in %s, to be read and to be heard', async (tag, epsilon) => {
  await said(tag);
  const state: unknown = { scene: { attack: { params: {} } }, catalogue: undefined };
  useLimelight.mount(createStore(() => state as LimelightState & LimelightActions));
  const curves = { x: [1.75], bound: 8, targeted: false, series: [], models: [] };
  const drawn = renderToStaticMarkup(<Outcomes curves={curves} />);
  expect(drawn).toContain(`>${epsilon}</button>`);
  expect(drawn).toContain(`ε = ${epsilon}`);
});
