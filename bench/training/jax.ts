import { defaultDevice, grad, init, jit, lax, nn, numpy as np, tree, valueAndGrad } from '@jax-js/jax';
import { lambda, type Problem, type Terms, type Way } from './problem';

type Values = Record<string, np.Array>;

/**
 * The same with jax-js (NCHW, as its convolutions are), on its WebAssembly device: a forward pass for each term, as in
 * the direct TensorFlow.js version. An array is given up where it is used; `ref` keeps it for another use.
 */
export async function withJax(problem: Problem, compiled: boolean): Promise<Way> {
  const devices = await init('wasm');
  if (!devices.includes('wasm')) throw new Error('jax-js cannot use WebAssembly here');
  defaultDevice('wasm');
  const { batch, size, classes } = problem;
  const image = (values: Float32Array<ArrayBuffer>, channels: number) =>
    np.array(values).reshape([batch, size, size, channels]).transpose([0, 3, 1, 2]);
  const pixels = image(problem.pixels, 3);
  const penalised = image(problem.penalised, 1);
  const directions = np.array(problem.directions).reshape([batch, classes]);
  const hot = nn.oneHot(np.array([...problem.labels], { dtype: np.int32 }), classes);

  const inputGradient = (values: Values, cotangent: np.Array) =>
    grad((x: np.Array) => np.sum(logits(values, x).mul(cotangent.ref)))(pixels.ref);
  const lossOf =
    ({ jacobian, selective }: Terms) =>
    (values: Values) => {
      const negativeLogLikelihood = nn.logSoftmax(logits(values, pixels.ref), -1).mul(hot.ref);
      let loss = np.sum(negativeLogLikelihood).mul(-1 / batch);
      if (jacobian)
        loss = loss.add(np.sum(np.square(inputGradient(values, directions))).mul((lambda * 0.5 * classes) / batch));
      if (selective) {
        const outside = inputGradient(values, hot.ref.sub(1 / classes)).mul(penalised.ref);
        loss = loss.add(np.sum(np.square(outside)).mul(lambda / batch));
      }
      return loss;
    };
  const steppers = new Map<string, (values: Values) => [np.Array, Values]>();
  const stepperOf = (terms: Terms) => {
    const key = JSON.stringify(terms);
    const plain = valueAndGrad(lossOf(terms)) as (values: Values) => [np.Array, Values];
    const made = steppers.get(key) ?? (compiled ? jit(plain) : plain);
    steppers.set(key, made);
    return made;
  };

  const zeros = () => problem.parameters.map(({ size: length }) => np.zeros([length]));
  let weights = problem.parameters.map(({ initial }) => np.array(initial));
  let mean = zeros();
  let variance = zeros();
  let number = 0;
  const shaped = (): Values =>
    Object.fromEntries(
      problem.parameters.map(({ name, shape }, i) => {
        const array = weights[i]!.ref.reshape([...shape]);
        return [name, shape.length === 4 ? array.transpose([3, 2, 0, 1]) : array];
      }),
    );
  return {
    async step(terms) {
      const [loss, gradients] = stepperOf(terms)(shaped());
      number++;
      const flat = problem.parameters.map(({ name, shape }) => {
        const gradient = gradients[name]!;
        return (shape.length === 4 ? gradient.transpose([2, 3, 1, 0]) : gradient).reshape([-1]);
      });
      mean = mean.map((m, i) => m.mul(0.9).add(flat[i]!.ref.mul(0.1)));
      variance = variance.map((v, i) => v.mul(0.999).add(np.square(flat[i]!).mul(0.001)));
      const rate = (1e-3 * Math.sqrt(1 - 0.999 ** number)) / (1 - 0.9 ** number);
      weights = weights.map((w, i) => w.sub(mean[i]!.ref.mul(rate).div(np.sqrt(variance[i]!.ref).add(1e-7))));
      for (const w of weights) await w.ref.data();
      return loss.item();
    },
    stop() {
      tree.dispose([weights, mean, variance, pixels, penalised, directions, hot]);
    },
  };

  function logits(values: Values, x: np.Array): np.Array {
    const conv = (name: string, input: np.Array, stride = 1) =>
      lax
        .convGeneralDilated(input, values[`${name}/filter`]!.ref, [stride, stride], 'SAME')
        .add(values[`${name}/bias`]!.ref.reshape([1, -1, 1, 1]));
    const block = (name: string, input: np.Array) =>
      gelu(conv(`${name}_conv2`, gelu(conv(`${name}_conv1`, input.ref))).add(input));
    const stem = gelu(conv('stem', x.mul(4).sub(2)));
    const middle = block('block1', gelu(conv('down1', stem, 2)));
    const last = block('block2', gelu(conv('down2', middle, 2)));
    return np.dot(np.mean(last, [2, 3]), values['logits/matrix']!.ref).add(values['logits/bias']!.ref);
  }
}

function gelu(x: np.Array): np.Array {
  return x.ref.mul(lax.erf(x.mul(Math.SQRT1_2)).add(1).mul(0.5));
}
