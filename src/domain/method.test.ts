import { expect, it } from 'vitest';
import { boundOf, type AttackDescriptor } from './method';

const eps = { kind: 'number', default: 8, min: 0, max: 64, step: 1, unit: '/255' } as const;
const linf: AttackDescriptor = {
  id: 'pgd',
  ...{ norm: 'linf', access: 'gradient', goals: ['untargeted'] },
  params: { eps },
  budget: { param: 'eps', scale: 1 / 255 },
};

it('says what an attack keeps within what, in its own unit', () => {
  expect(boundOf(linf, {})).toEqual({ norm: 'linf', epsilon: 8 / 255, text: '8/255' });
  expect(boundOf(linf, { eps: 0.5 })).toEqual({ norm: 'linf', epsilon: 0.5 / 255, text: '0.5/255' });
  const radius = { ...eps, default: 0.5, unit: 'L2' };
  const l2: AttackDescriptor = { ...linf, norm: 'l2', params: { radius }, budget: { param: 'radius', scale: 1 } };
  expect(boundOf(l2, { eps: 4 })).toEqual({ norm: 'l2', epsilon: 0.5, text: '0.5' });
  const { budget: _, ...unbounded } = linf;
  expect(boundOf({ ...unbounded, norm: 'none' }, {})).toBeUndefined();
});
