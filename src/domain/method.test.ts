import { expect, it } from 'vitest';
import { boundOf, unsupported, type AttackDescriptor } from './method';

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

it('of a map that is made of another’s, asks for what that other needs', () => {
  const made = {
    id: 'smoothgrad',
    needs: ['gradients'],
    madeOf: {
      param: 'base',
      bases: { gradient: { id: 'gradient', needs: ['gradients'] }, lrp: { id: 'lrp', needs: ['backward-rules'] } },
    },
  } as const;
  const lacks = { 'backward-rules': { lack: 'frozen-rules', name: 'abs', op: 'Abs' } } as const;
  expect(unsupported(made, lacks)).toBeUndefined();
  expect(unsupported(made, lacks, { base: 'gradient' })).toBeUndefined();
  expect(unsupported(made, lacks, { base: 'lrp' })).toMatchObject({
    code: 'method-unsupported',
    details: { method: 'lrp', lack: lacks['backward-rules'] },
  });
});
