import { keep, tensor, tidy, type Tensor, type Tensor1D, type Tensor4D } from '@tensorflow/tfjs-core';
import type { BackwardRule } from '../autodiff/backward-rules';
import { frozenConvolution } from '../autodiff/convolution';
import { dilated } from '../autodiff/dilation';
import { weightsOf } from './body-weights';
import type { Body, Network, Shape, Weight } from './network';
import { compute, convolutionKinds } from './operations';
import { handedDown } from './relevance';
import { colourMaps } from './stages';

/** Which part of a network runs, with which weights, and how it is gone back through. */
export interface Passage {
  /** The input, unless said otherwise. */
  readonly from?: string;
  /** The last, unless said otherwise; any operation's result can be had. */
  readonly to?: string;
  /** Plain, unless said otherwise: the gradient is then the derivative. */
  readonly rule?: BackwardRule;
  /** The weights of the operations that are given theirs, all in the network's order. */
  readonly weights?: readonly Tensor[];
}

/** A network on the backend in use. */
export interface Interpreter {
  /**
   * The result of the operation named `to`, given that `x` [B, ...] is the result of `from`. What lies between must
   * depend on `from` alone (see `cutPoints`). Synchronous and differentiable, in x and in the weights given; intermediate
   * tensors are left to the caller's tidy.
   */
  run(x: Tensor, passage?: Passage): Tensor;
  /** Frees the weights that stand still. */
  dispose(): void;
}

/** An operation with its weights on the backend, or waiting for `count` weights from the `first` on. */
interface Step {
  readonly name: string;
  readonly inputs: readonly string[];
  apply(inputs: readonly Tensor[], passage: Passage): Tensor;
  dispose(): void;
}

/**
 * Uploads a network's weights to the backend in use, but for those of the operations at the positions `given`: these are
 * handed in at every run.
 */
export function interpreter({ input, operations }: Network, given: ReadonlySet<number> = new Set()): Interpreter {
  const shapes = new Map([[input.name, input.shape], ...operations.map(({ name, shape }) => [name, shape] as const)]);
  const positions = new Map(operations.map(({ name }, i) => [name, i]));
  const colours = colourMaps({ input, operations });
  let waiting = 0;
  const steps = operations.map(({ name, inputs, body }, i): Step => {
    if (!given.has(i)) {
      const { apply, dispose } = standing(body, shapes.get(inputs[0] ?? '') ?? []);
      return { name, inputs, apply: colours.has(name) ? handingDown(apply) : apply, dispose };
    }
    const [first, end] = [waiting, (waiting += weightsOf(body).length)];
    const apply: Step['apply'] = (results, { rule, weights = [] }) =>
      compute(body, results, weights.slice(first, end), rule);
    return { name, inputs, apply, dispose: () => undefined };
  });
  const position = (name: string): number => {
    const found = name === input.name ? -1 : positions.get(name);
    if (found === undefined) throw new Error(`The network has no result called "${name}"`);
    return found;
  };
  return {
    run(x, passage = {}) {
      const { from = input.name, to = operations.at(-1)?.name ?? input.name } = passage;
      const results = new Map([[from, x]]);
      const result = (name: string): Tensor => {
        const found = results.get(name);
        if (!found) throw new Error(`"${name}" does not follow from "${from}"`);
        return found;
      };
      for (const step of steps.slice(position(from) + 1, position(to) + 1))
        results.set(step.name, step.apply(step.inputs.map(result), passage));
      return result(to);
    },
    dispose: () => steps.forEach((step) => step.dispose()),
  };
}

/** An operation whose weights are uploaded and stand still from now on. */
function standing(body: Body, inputShape: Shape): Pick<Step, 'apply' | 'dispose'> {
  if ('filter' in body) return standingConvolution(body, inputShape);
  const weights = weightsOf(body).map(([, weight]) => keep(uploaded(weight)));
  return {
    apply: (inputs, { rule }) => compute(body, inputs, weights, rule),
    dispose: () => weights.forEach((weight) => weight.dispose()),
  };
}

/** An element-by-element step whose relevance is all its input's: what a colour counts for, whatever number stands for it. */
function handingDown(apply: Step['apply']): Step['apply'] {
  return (inputs, passage) =>
    typeof passage.rule === 'object' ? handedDown((x) => apply([x], {}), inputs[0]!) : apply(inputs, passage);
}

/** With what its way back derives from the filter; see `frozenConvolution`. */
function standingConvolution(
  body: Extract<Body, { kind: keyof typeof convolutionKinds }>,
  inputShape: Shape,
): Pick<Step, 'apply' | 'dispose'> {
  const [height = 0, width = 0, channels = 0] = inputShape;
  const filter = tidy(() => keep(dilated(uploaded(body.filter) as Tensor4D, body.dilation ?? [1, 1])));
  const bias = body.bias && (keep(uploaded(body.bias)) as Tensor1D);
  const convolution = frozenConvolution(convolutionKinds[body.kind], filter, [height, width, channels], body, bias);
  return {
    apply: ([x], { rule }) =>
      typeof rule === 'object'
        ? compute({ ...body, dilation: [1, 1] }, [x!], bias ? [filter, bias] : [filter], rule)
        : convolution.apply(x as Tensor4D),
    dispose() {
      convolution.dispose();
      filter.dispose();
      bias?.dispose();
    },
  };
}

function uploaded({ values, shape }: Weight): Tensor {
  return tensor(values, [...shape]);
}
