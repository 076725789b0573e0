import { expect, it } from 'vitest';
import { findAttack } from '@/engine/attacks/registry';
import { accuracySteps, explainedSteps, strongSteps, transferSteps } from './plan';

it('has attacks in L∞ alone, of which ε counts 255ths', () => {
  const attacks = [...accuracySteps, ...strongSteps, ...transferSteps, ...explainedSteps].map(({ attack }) => attack);
  const norms = attacks.filter((id) => id !== 'none').map((id) => findAttack(id).norm);
  expect(new Set(norms)).toEqual(new Set(['linf']));
});
