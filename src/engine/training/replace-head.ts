import { LimelightError } from '@/domain/errors';
import { gaussianValues, random } from '@/domain/random';
import { inheritedOutputs } from '@/domain/training/head';
import { checkClassCount } from '@/domain/training/own-pictures';
import { foldAffine } from '../network/fold';
import type { Body, Network, Operation, Shape, Weight } from '../network/network';

/** What a new output's weights are drawn from, N(0, 0.01²): so little that no class begins with an advantage. */
const deviation = 0.01;

type Head = Extract<Body, { kind: 'dense' | 'convolution' }>;

/** Between the last layer with weights and the scores only such operations may lie, each on every class alone. */
const transparent: readonly Body['kind'][] = ['activation', 'reshape', 'globalAveragePooling', 'averagePooling'];

/**
 * The network for these classes; `known` names the classes it has. The same names in the same order leave it as it is.
 * Else its last dense layer (or last convolution) gets one output a class: a class that it knows, whatever case its name
 * is written in, keeps its weights, and every other one gets small random weights of this seed, and bias 0. Batch
 * normalisation is folded into the layers before it. Throws `model-untrainable` where the network does not end in such a
 * layer, and `data-unfit` for fewer than two classes or more than 1,000.
 */
export function fitNetworkTo(
  network: Network,
  classes: readonly string[],
  seed: number,
  known: readonly string[],
): Network {
  checkClassCount(classes.length);
  if (classes.length === known.length && classes.every((name, i) => name === known[i])) return network;
  const { input, operations } = foldAffine(network);
  const at = headAt(operations);
  const head = operations[at];
  if (!head || (head.body.kind !== 'dense' && head.body.kind !== 'convolution'))
    throw new LimelightError('model-untrainable', 'no-head');
  const from = inheritedOutputs(classes, known);
  const body = withOutputs(head.body, from, seed);
  const widened = operations.slice(at + 1).map((operation): Operation => {
    const shape = withLast(operation.shape, classes.length);
    const { body } = operation;
    return { ...operation, shape, body: body.kind === 'reshape' ? { ...body, shape } : body };
  });
  const replaced: Operation = { ...head, shape: withLast(head.shape, classes.length), body };
  return { input, operations: [...operations.slice(0, at), replaced, ...widened] };
}

/** Where the last layer with weights is, seen from the scores; −1 where something else comes first. */
function headAt(operations: readonly Operation[]): number {
  const width = operations.at(-1)?.shape.at(-1);
  let name = operations.at(-1)?.name;
  for (let i = operations.length - 1; i >= 0; i--) {
    const operation = operations[i]!;
    if (operation.name !== name || operation.shape.at(-1) !== width) return -1;
    if (operation.body.kind === 'dense' || operation.body.kind === 'convolution') return i;
    if (!transparent.includes(operation.body.kind)) return -1;
    name = operation.inputs[0];
  }
  return -1;
}

/** The same layer with output i taken from its output `from[i]`, or drawn where that is −1. */
function withOutputs(head: Head, from: readonly number[], seed: number): Body {
  const bias: Weight = {
    shape: [from.length],
    values: Float32Array.from(from, (output) => (output < 0 ? 0 : (head.bias?.values[output] ?? 0))),
  };
  if (head.kind === 'dense') return { ...head, matrix: columns(head.matrix, from, seed), bias };
  return { ...head, filter: columns(head.filter, from, seed), bias };
}

/** The last axis anew: its entry i is the old entry `from[i]`, or drawn where that is −1. */
function columns({ shape, values }: Weight, from: readonly number[], seed: number): Weight {
  const before = shape.at(-1) ?? 1;
  const rows = values.length / before;
  const drawn = gaussianValues(rows * from.length, deviation, random(seed));
  const value = (i: number) => {
    const output = from[i % from.length]!;
    return output < 0 ? drawn[i]! : values[Math.floor(i / from.length) * before + output]!;
  };
  return {
    shape: withLast(shape, from.length),
    values: Float32Array.from({ length: rows * from.length }, (_, i) => value(i)),
  };
}

function withLast(shape: Shape, length: number): Shape {
  return [...shape.slice(0, -1), length];
}
