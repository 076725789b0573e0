import type { AttackDescriptor, Norm } from '@/domain/method';
import type { ParamValues } from '@/domain/params';

/** How large a change is by the norm that an attack bounds. */
export function sizeIn(norm: Norm, delta: Float32Array): number {
  switch (norm) {
    case 'linf':
      return delta.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
    case 'l2':
      return Math.hypot(...delta);
    case 'l1':
      return delta.reduce((sum, value) => sum + Math.abs(value), 0);
    case 'l0':
      return delta.filter((value) => value !== 0).length;
    case 'spatial':
    case 'patch':
    case 'none':
      throw new Error(`Write down what an attack promises whose norm is "${norm}"`);
    default:
      return norm satisfies never;
  }
}

/** Parameters that give an attack just the budget to move each of `inputs` colour values by `step`, pixels in [0, 1]. */
export function reaching({ norm, budget }: AttackDescriptor, step: number, inputs: number): ParamValues {
  return budget ? { [budget.param]: sizeIn(norm, new Float32Array(inputs).fill(step)) / budget.scale } : {};
}
