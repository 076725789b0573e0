import type { Body, Network, Operation, Weight } from './network';

/**
 * Folds every affine operation (batch normalisation at rest) into the convolution or dense layer it alone follows:
 * (x w + b) s + t = x (w s) + (b s + t). The folded operation takes the affine one's name.
 */
export function foldAffine({ input, operations }: Network): Network {
  const uses = new Map<string, number>();
  for (const { inputs } of operations) for (const name of inputs) uses.set(name, (uses.get(name) ?? 0) + 1);
  const folded: Operation[] = [];
  for (const operation of operations) {
    const { body, inputs } = operation;
    const previous = folded.findIndex(({ name }) => name === inputs[0]);
    const before = folded[previous];
    const joint = body.kind === 'affine' && before && uses.get(before.name) === 1 ? join(before.body, body) : undefined;
    if (joint && before) {
      folded.splice(previous, 1);
      folded.push({ ...operation, inputs: before.inputs, body: joint });
    } else folded.push(operation);
  }
  return { input, operations: folded };
}

function join(before: Body, { scale, shift }: Extract<Body, { kind: 'affine' }>): Body | undefined {
  if (before.kind === 'convolution' || before.kind === 'depthwiseConvolution')
    return { ...before, filter: scaled(before.filter, scale), bias: shifted(before.bias, scale, shift) };
  if (before.kind === 'dense')
    return { ...before, matrix: scaled(before.matrix, scale), bias: shifted(before.bias, scale, shift) };
  return undefined;
}

/** Multiplies every output channel (the last axis; of a depthwise filter the last two) by its scale. */
function scaled(weight: Weight, scale: Weight): Weight {
  const channels = scale.values.length;
  return { shape: weight.shape, values: weight.values.map((value, i) => value * scale.values[i % channels]!) };
}

function shifted(bias: Weight | undefined, scale: Weight, shift: Weight): Weight {
  const values = shift.values.map((value, i) => (bias?.values[i] ?? 0) * scale.values[i]! + value);
  return { shape: shift.shape, values };
}
