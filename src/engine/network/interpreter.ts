import { keep, tensor, tidy, type Tensor, type Tensor1D, type Tensor4D } from '@tensorflow/tfjs-core';
import type { BackwardRule } from '../autodiff/backward-rules';
import { frozenConvolution } from '../autodiff/convolution';
import { dilated } from '../autodiff/dilation';
import { isRectifier, type RectifierName } from '../autodiff/rectifier';
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
  /** The same, rectified in the same pass, where the operation can. */
  applyRectified?(x: Tensor, by: RectifierName): Tensor;
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
      const made = standing(body, shapes.get(inputs[0] ?? '') ?? []);
      return { name, inputs, ...made, ...(colours.has(name) && { apply: handingDown(made.apply) }) };
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
  const read = operations.flatMap(({ inputs }) => inputs);
  /** By what the operation at that position rectifies the one before it, if that is all that reads it. */
  const rectifierOf = (i: number): RectifierName | undefined => {
    const { body, inputs } = operations[i]!;
    const before = operations[i - 1]!.name;
    const sole = inputs[0] === before && read.indexOf(before) === read.lastIndexOf(before);
    return sole && body.kind === 'activation' && isRectifier(body.function) ? body.function : undefined;
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
      const { rule = 'plain' } = passage;
      const end = position(to) + 1;
      for (let i = position(from) + 1; i < end; i++) {
        const step = steps[i]!;
        const by = rule === 'plain' && i + 1 < end ? rectifierOf(i + 1) : undefined;
        if (by && step.applyRectified) results.set(steps[++i]!.name, step.applyRectified(result(step.inputs[0]!), by));
        else results.set(step.name, step.apply(step.inputs.map(result), passage));
      }
      return result(to);
    },
    dispose: () => steps.forEach((step) => step.dispose()),
  };
}

/** An operation whose weights are uploaded and stand still from now on. */
function standing(body: Body, inputShape: Shape): Omit<Step, 'name' | 'inputs'> {
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
): Omit<Step, 'name' | 'inputs'> {
  const [height = 0, width = 0, channels = 0] = inputShape;
  const filter = tidy(() => keep(dilated(uploaded(body.filter) as Tensor4D, body.dilation ?? [1, 1])));
  const bias = body.bias && (keep(uploaded(body.bias)) as Tensor1D);
  const convolution = frozenConvolution(convolutionKinds[body.kind], filter, [height, width, channels], body, bias);
  return {
    apply: ([x], { rule }) =>
      typeof rule === 'object'
        ? compute({ ...body, dilation: [1, 1] }, [x!], bias ? [filter, bias] : [filter], rule)
        : convolution.apply(x as Tensor4D),
    applyRectified: (x, by) => convolution.apply(x as Tensor4D, by),
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
