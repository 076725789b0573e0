import { add, grad, grads, mul, square, sum, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { uniform } from './random';

/** A result of a picture and of weights, claimed to be differentiable twice. */
export type Differentiable = (picture: Tensor, weights: readonly Tensor[]) => Tensor;

/** Settings of a comparison with finite differences. */
export interface Comparison {
  /** Half the width of a difference, as a share of every value itself (and a little more, for those near zero). */
  readonly h?: number;
  /** Random directions a variable; more make a chance agreement less likely. */
  readonly directions?: number;
}

/**
 * How far the gradient of an input-gradient penalty is from central differences: one number a variable (the picture,
 * then every weight), the length of the error as estimated along random directions, as a share of the gradient's length
 * (but at least of a thousandth of the penalty).
 *
 * S = Σ r y + ½ Σ y² for a random r, so that dS/dx depends on picture and weights even where y is linear in both;
 * P = ½ |dS/dx|². The differences are of fourth order: (8 (P(h) − P(−h)) − (P(2h) − P(−2h))) / 12h.
 */
export async function secondDerivativeErrors(
  y: Differentiable,
  variables: readonly Tensor[],
  { h = 0.01, directions = 2 }: Comparison = {},
): Promise<number[]> {
  const penalty = penaltyOf(y, variables);
  const gradients = grads((...values: Tensor[]) => penalty(values))([...variables]);
  const value = await numberIn(penalty(variables));
  const errors: number[] = [];
  for (const [index, variable] of variables.entries()) {
    const values = Array.from(await variable.data());
    const gradient = Array.from(await gradients[index]!.data());
    const spread = length(values) / Math.sqrt(values.length);
    const scales = values.map((each) => (spread > 0 ? Math.abs(each) + 0.01 * spread : 1));
    const missed: number[] = [];
    for (let k = 0; k < directions; k++) {
      // Of variance 1 an entry, so that the square of a product with any vector has that vector's length as its mean.
      const random = uniform(values.length, -Math.sqrt(3), Math.sqrt(3), 7 + index + 100 * k);
      const direction = scales.map((scale, i) => scale * random[i]!);
      const at = async (steps: number): Promise<number> => {
        const moved = tensor(
          values.map((each, i) => each + steps * h * direction[i]!),
          variable.shape,
        );
        const result = await numberIn(tidy(() => penalty(variables.map((each, i) => (i === index ? moved : each)))));
        moved.dispose();
        return result;
      };
      const difference = (8 * ((await at(1)) - (await at(-1))) - ((await at(2)) - (await at(-2)))) / (12 * h);
      missed.push(difference - gradient.reduce((total, each, i) => total + each * direction[i]!, 0));
    }
    const error = length(missed) / Math.sqrt(directions);
    errors.push(error / Math.max(length(gradient.map((each, i) => each * scales[i]!)), 1e-3 * value));
  }
  for (const each of gradients) each.dispose();
  return errors;
}

function penaltyOf(y: Differentiable, variables: readonly Tensor[]): (variables: readonly Tensor[]) => Tensor {
  const shape = tidy(() => y(variables[0]!, variables.slice(1)).shape);
  const r = uniform(
    shape.reduce((product, side) => product * side, 1),
    -1,
    1,
    11,
  );
  return ([picture, ...weights]) => {
    const score = (x: Tensor) => {
      const result = y(x, weights);
      return sum(add(mul(tensor(r, shape), result), mul(0.5, square(result))));
    };
    return mul(0.5, sum(square(grad(score)(picture!))));
  };
}

async function numberIn(scalar: Tensor): Promise<number> {
  const [value = NaN] = await scalar.data();
  scalar.dispose();
  return value;
}

/** L2 norm. */
function length(values: readonly number[]): number {
  return Math.sqrt(values.reduce((total, value) => total + value * value, 0));
}
