import {
  add,
  conv2d,
  Conv2D,
  Conv2DBackpropInput,
  dispose,
  erf,
  getGradient,
  grad,
  losses,
  matMul,
  mean,
  mul,
  oneHot,
  registerGradient,
  square,
  sub,
  sum,
  tensor,
  tensor4d,
  tidy,
  train,
  variable,
  variableGrads,
  type GradConfig,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
  type Variable,
} from '@tensorflow/tfjs-core';
import { conv2DGradConfig } from '@tensorflow/tfjs-core/dist/gradients/Conv2D_grad';
import { conv2DBackpropInputGradConfig } from '@tensorflow/tfjs-core/dist/gradients/Conv2DBackpropInput_grad';
import { lambda, numberIn, type Problem, type Way } from './problem';

/**
 * What a straightforward TensorFlow.js program does: the core's operations, a forward pass for each term,
 * `variableGrads` and `train.adam`. `stockGradients` also takes the core's own gradients of convolutions, which wasm
 * has no kernels for; else it is spared them, and uses the project's.
 */
export function naive(problem: Problem, stockGradients: boolean): Way {
  const restore = stockGradients ? useStockGradients() : () => undefined;
  const { batch, size, classes, parameters } = problem;
  const weights = parameters.map(({ initial, shape }) => variable(tensor(initial, [...shape])));
  const named = new Map<string, Variable>(parameters.map(({ name }, i) => [name, weights[i]!]));
  const pixels = tensor4d(problem.pixels, [batch, size, size, 3]);
  const directions = tensor(problem.directions, [batch, classes]);
  const penalised = tensor4d(problem.penalised, [batch, size, size, 1]);
  const hot = oneHot([...problem.labels], classes) as Tensor2D;
  const adam = train.adam(1e-3);
  const conv = (name: string, x: Tensor4D, stride = 1): Tensor4D =>
    add(
      conv2d(x, named.get(`${name}/filter`) as unknown as Tensor4D, stride, 'same'),
      named.get(`${name}/bias`) as unknown as Tensor1D,
    );
  const logits = (x: Tensor4D): Tensor2D => {
    const block = (name: string, input: Tensor4D) =>
      gelu(add(conv(`${name}_conv2`, gelu(conv(`${name}_conv1`, input))), input));
    const stem = gelu(conv('stem', sub(mul(x, 4), 2)));
    const middle = block('block1', gelu(conv('down1', stem, 2)));
    const last = block('block2', gelu(conv('down2', middle, 2)));
    const matrix = named.get('logits/matrix') as unknown as Tensor2D;
    return add(matMul(mean<Tensor2D>(last, [1, 2]), matrix), named.get('logits/bias') as unknown as Tensor1D);
  };
  const inputGradient = (cotangent: Tensor) => grad((x) => sum(mul(logits(x as Tensor4D), cotangent)))(pixels);
  return {
    async step({ jacobian, selective }) {
      const { value, grads } = variableGrads(() =>
        tidy(() => {
          let loss: Tensor = losses.softmaxCrossEntropy(hot, logits(pixels));
          if (jacobian) loss = add(loss, mul(sum(square(inputGradient(directions))), (lambda * 0.5 * classes) / batch));
          if (selective) {
            const outside = mul(inputGradient(sub(hot, 1 / classes)), penalised);
            loss = add(loss, mul(sum(square(outside)), lambda / batch));
          }
          return loss as Scalar;
        }),
      );
      adam.applyGradients(Object.entries(grads).map(([name, gradient]) => ({ name, tensor: gradient })));
      dispose(grads);
      return numberIn(value);
    },
    stop() {
      restore();
      adam.dispose();
      dispose([...weights, pixels, directions, penalised, hot]);
    },
  };
}

function gelu(x: Tensor4D): Tensor4D {
  return mul(x, mul(0.5, add(1, erf(mul(x, Math.SQRT1_2)))));
}

/** Puts the core's own gradients in the registry; the result puts back those that were there. */
function useStockGradients(): () => void {
  const replaced: GradConfig[] = [getGradient(Conv2D), getGradient(Conv2DBackpropInput)];
  registerGradient(conv2DGradConfig);
  registerGradient(conv2DBackpropInputGradConfig);
  return () => replaced.forEach((config) => registerGradient(config));
}
