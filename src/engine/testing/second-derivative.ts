import { grad, grads, mul, square, sum, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { uniform } from './random';

/** y of a picture and a filter, differentiable twice. */
type Bilinear = (picture: Tensor, filter: Tensor) => Tensor;

/**
 * How far the gradient of an input-gradient penalty is from central differences, as a share of its length: once along a
 * direction of the picture, once along one of the filter.
 *
 * S = Σ y² / 2, so that the input gradient depends on picture and filter alike; P = |dS/dx|² / 2.
 */
export async function secondDerivativeErrors(y: Bilinear, picture: Tensor, filter: Tensor): Promise<number[]> {
  const penalty = (x: Tensor, w: Tensor): Tensor => {
    const energy = (a: Tensor) => mul(0.5, sum(square(y(a, w))));
    return mul(0.5, sum(square(grad(energy)(x))));
  };
  const analytic = grads((a, b) => sum(penalty(a, b)))([picture, filter]);
  const errors: number[] = [];
  for (const [index, variable] of [picture, filter].entries()) {
    const values = Array.from(await variable.data());
    const gradient = await analytic[index]!.data();
    const direction = uniform(values.length, -1, 1, 7);
    const at = async (step: number): Promise<number> => {
      const moved = tensor(
        values.map((value, i) => value + step * direction[i]!),
        variable.shape,
      );
      return (await (index === 0 ? penalty(moved, filter) : penalty(picture, moved)).data())[0]!;
    };
    // The penalty is a polynomial of degree 2 in the picture and 4 in the filter, large against its rounding.
    const h = 0.02;
    const difference = ((await at(h)) - (await at(-h))) / (2 * h);
    const expected = Array.from(gradient).reduce((total, value, i) => total + value * direction[i]!, 0);
    errors.push(Math.abs(difference - expected) / Math.hypot(...gradient));
  }
  return errors;
}
