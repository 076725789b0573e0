import { engine, getBackend, getKernel, mul, relu, relu6, step, sub, type Tensor } from '@tensorflow/tfjs-core';
import { RectifierGrad } from '../backends/rectifier-kernels';
import type { Elementwise } from './elementwise';
import { linearMap } from './linear-map';
import { savingInput } from './saving-input';

/** ReLU and ReLU6: from zero on what comes, up to a limit. */
const rectifierLimits = { relu: Infinity, relu6: 6 } as const;

export type RectifierName = keyof typeof rectifierLimits;

export function isRectifier(name: string): name is RectifierName {
  return name in rectifierLimits;
}

/** ReLU or ReLU6, differentiable as often as one likes; its slope is 0 at both ends, as in PyTorch. */
export function rectifier(name: RectifierName): Elementwise {
  const made = savingInput<Tensor, Tensor>(
    (x) => (name === 'relu' ? relu(x) : relu6(x)),
    (x, dy) => rectifierGradient(name, x, dy),
  );
  return <T extends Tensor>(x: T) => made(x) as T;
}

/** What the rectifier passes back of dy, `at` being its input or its result; linear in dy, constant in `at`. */
export function rectifierGradient<T extends Tensor>(name: RectifierName, at: T, dy: T): T {
  const passed = (t: T) => passedBack(name, at, t);
  return linearMap(passed, passed)(dy);
}

function passedBack<T extends Tensor>(name: RectifierName, at: Tensor, dy: T): T {
  if (getKernel(RectifierGrad, getBackend()) as object | undefined)
    return engine().runKernel<T>(RectifierGrad, { at, dy }, { limit: rectifierLimits[name] });
  return mul(dy, step(name === 'relu' ? at : mul(at, sub(6, at))));
}
