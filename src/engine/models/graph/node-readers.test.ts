/** The operations of a graph, one kind after another, against TensorFlow.js's converter. */
import { reverse, tensor4d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { saying } from '@/text/testing/saying';
import { testOn } from '../../testing/backend-under-test';
import { relativeL2 } from '../../testing/compare';
import { answers, centred, converted, parsed, read, type Files } from '../../testing/graph-answers';
import { GraphModelBuilder, smallGraph } from '../../testing/graph-model-builder';
import { uniform } from '../../testing/random';
import { readModel } from '../build-network';

/** A graph of pictures [8, 8, 3] through what `build` adds, on to four scores. */
function through(build: (graph: GraphModelBuilder) => string, channels = 3, batch = -1): Files {
  const graph = new GraphModelBuilder(1, [8, 8, 3], batch);
  return graph.files(graph.dense('scores', graph.mean('pooled', build(graph)), [channels, 4]));
}

const text = (value: string) => ({ s: btoa(value) });
const ints = (...values: number[]) => ({ list: { i: values.map(String) } });
const plain = { strides: ints(1, 1, 1, 1), dilations: ints(1, 1, 1, 1) };
const random = (count: number, seed: number) => Array.from(uniform(count, 0.5, 1.5, seed));

const known: [string, (graph: GraphModelBuilder) => string, number?][] = [
  [
    'batch normalisation',
    (g) =>
      g.node('FusedBatchNormV3', 'n', ['input_1', ...[0, 1, 2, 3].map((i) => g.constant(`c${i}`, [3], random(3, i)))], {
        epsilon: { f: 0.01 },
        is_training: { b: false },
      }),
  ],
  [
    'batch normalisation in small steps',
    (g) => {
      const [gamma, beta, mean, variance] = [0, 1, 2, 3].map((i) => g.constant(`c${i}`, [3], random(3, i)));
      const spread = g.node('Rsqrt', 'r', [g.node('AddV2', 'v', [variance!, g.constant('eps', [], [0.01])])]);
      const scale = g.node('Mul', 's', [spread, gamma!]);
      const shift = g.node('Sub', 't', [beta!, g.node('Mul', 'ms', [mean!, scale])]);
      return g.node('AddV2', 'n', [g.node('Mul', 'xs', ['input_1', scale]), shift]);
    },
  ],
  [
    'arithmetic with constants',
    (g) =>
      g.node('Sub', 'a', [
        g.constant('c', [1, 1, 1, 3], [1, 2, 3]),
        g.node('RealDiv', 'd', ['input_1', g.constant('e', [], [0.5])]),
      ]),
  ],
  [
    'zeros that a convolution adds by itself',
    (g) =>
      g.node('Conv2D', 'c', ['input_1', g.weight('w', [3, 3, 3, 4], 0.5)], {
        ...plain,
        padding: text('EXPLICIT'),
        explicit_paddings: ints(0, 0, 2, 1, 0, 3, 0, 0),
      }),
    4,
  ],
  [
    'a dilated convolution taken apart',
    (g) => {
      const block = g.constant('b', [2], [2, 3], 'int32');
      const apart = g.node('SpaceToBatchND', 'apart', [
        'input_1',
        block,
        g.constant('p', [2, 2], [2, 2, 3, 4], 'int32'),
      ]);
      const inner = g.node('DepthwiseConv2dNative', 'inner', [apart, g.weight('w', [3, 3, 3, 2], 0.5)], {
        ...plain,
        padding: text('VALID'),
      });
      return g.node('BatchToSpaceND', 'whole', [inner, block, g.constant('q', [2, 2], [0, 0, 0, 1], 'int32')]);
    },
    6,
  ],
  [
    'activations',
    (g) =>
      ['Elu', 'Tanh', 'Softplus', 'Sigmoid', 'Relu6', 'Neg', 'Relu'].reduce(
        (from, op, i) => g.node(op, `n${i}`, [g.convolution(`c${i}`, from, [1, 1, 3, 3])]),
        'input_1',
      ),
  ],
  [
    'slopes below zero',
    (g) =>
      g.node('Prelu', 'p', [
        g.node('LeakyRelu', 'l', [g.convolution('c', 'input_1', [3, 3, 3, 4])], { alpha: { f: 0.3 } }),
        g.constant('a', [1, 1, 4], [0.1, -0.2, 0.3, 2]),
      ]),
    4,
  ],
  [
    'caps',
    (g) =>
      g.node('ClipByValue', 'c', [
        g.node('Mul', 'm', ['input_1', g.constant('t', [], [9])]),
        g.constant('low', [], [0]),
        g.constant('high', [], [6]),
      ]),
  ],
  [
    'parts side by side',
    (g) =>
      g.node('ConcatV2', 'j', [
        'input_1',
        g.node('Maximum', 'm', [g.convolution('c', 'input_1', [1, 1, 3, 2]), g.constant('z', [], [0])]),
        g.constant('axis', [], [3], 'int32'),
      ]),
    5,
  ],
  [
    'zeros around, and pooling',
    (g) =>
      g.pool(
        'AvgPool',
        'a',
        g.pool(
          'MaxPool',
          'm',
          g.node('PadV2', 'p', [
            'input_1',
            g.constant('z', [4, 2], [0, 0, 1, 2, 0, 1, 0, 0], 'int32'),
            g.constant('v', [], [0]),
          ]),
          3,
          2,
          'SAME',
        ),
        3,
        2,
        'SAME',
      ),
  ],
  [
    'a value through an operation of several',
    (g) => `${g.node('IdentityN', 'n', [g.node('Sigmoid', 's', ['input_1']), 'input_1'])}:1`,
  ],
];

describe('operations that a network may hold', () => {
  beforeAll(() => testOn('cpu'));
  const pictures = () => tensor4d(uniform(2 * 192, 0, 1, 5), [2, 8, 8, 3]);

  it.each(known)('%s: logits and gradient are the converter’s, to 1e-5', async (_, build, channels) => {
    const files = through(build, channels);
    const [model, graph] = [await read(files), await converted(files, [8, 8, 3])];
    expect(model.lacks).not.toHaveProperty('training');
    const [own, others] = [await answers(model, pictures()), await answers(graph, pictures())];
    expect(relativeL2(own.centred, others.centred)).toBeLessThan(1e-5);
    expect(relativeL2(own.gradient, others.gradient)).toBeLessThan(1e-5);
  });

  it.each<[string, (graph: GraphModelBuilder) => string]>([
    ['ReverseV2', (g) => g.node('ReverseV2', 'r', ['input_1', g.constant('axis', [1], [3], 'int32')])],
    [
      'StridedSlice',
      (g) => {
        const by = Object.entries({ begin: [0, 0], end: [0, 0], strides: [1, -1] }).map(([name, values]) =>
          g.constant(name, [2], values, 'int32'),
        );
        return g.node('StridedSlice', 'r', ['input_1', ...by], {
          ellipsis_mask: { i: '1' },
          begin_mask: { i: '2' },
          end_mask: { i: '2' },
        });
      },
    ],
  ])(
    'channels in the other order, by %s: those of the picture turned round, and so is the gradient',
    async (_, build) => {
      const files = through(build);
      const [model, plainly] = [await read(files), await read(through(() => 'input_1'))];
      expect(model.lacks).not.toHaveProperty('training');
      const [own, others] = [await answers(model, pictures()), await answers(plainly, reverse(pictures(), 3))];
      expect(relativeL2(own.centred, others.centred)).toBeLessThan(1e-6);
      const turned = tensor4d(own.gradient, [2, 8, 8, 3]);
      expect(relativeL2(await reverse(turned, 3).data(), others.gradient)).toBeLessThan(1e-6);
      const graph = await converted(files, [8, 8, 3]);
      const logits = tidy(() => centred(graph.logits(pictures())));
      expect(relativeL2(own.centred, await logits.data<'float32'>())).toBeLessThan(1e-5);
    },
  );

  it('a matrix the other way round, in a graph of one picture at a time', async () => {
    const graph = new GraphModelBuilder(2, [8, 8, 3], 1);
    const flat = graph.node('Reshape', 'flat', ['input_1', graph.constant('to', [2], [1, -1], 'int32')]);
    const product = graph.node('MatMul', 'p', [flat, graph.weight('w', [4, 192], 0.1)], {
      transpose_a: { b: false },
      transpose_b: { b: true },
    });
    const files = graph.files(product);
    const [model, other] = [await read(files), await converted(files, [8, 8, 3])];
    expect(model.lacks).not.toHaveProperty('training');
    const [own, others] = [await answers(model, pictures()), await answers(other, pictures())];
    expect(relativeL2(own.centred, others.centred)).toBeLessThan(1e-5);
  });

  it('x · sigmoid(x) is one activation, and a rectifier to backward rules', async () => {
    const { json, groups } = await parsed(
      through((g) => g.node('Mul', 'm', ['input_1', g.node('Sigmoid', 's', ['input_1'])])),
    );
    const network = readModel({}, json, groups);
    expect('operations' in network && network.operations[0]).toMatchObject({
      name: 'm',
      inputs: ['input_1'],
      body: { kind: 'activation', function: 'swish' },
    });
  });
});

const wide = (g: GraphModelBuilder) => g.node('Mul', 'm', ['input_1', g.constant('c', [8, 8, 3], random(192, 1))]);

describe('operations that it may not', () => {
  beforeAll(() => testOn('cpu'));

  it.each<[string, (graph: GraphModelBuilder) => string, readonly [name: string, op: string]]>([
    ['of an unknown kind', (g) => g.node('Abs', 'odd', ['input_1']), ['odd', 'Abs']],
    [
      'a normalisation in training',
      (g) =>
        g.node(
          'FusedBatchNormV3',
          'n',
          ['input_1', ...[0, 1, 2, 3].map((i) => g.constant(`c${i}`, [3], random(3, i)))],
          { is_training: { b: true } },
        ),
      ['n', 'FusedBatchNormV3'],
    ],
    ['a constant for each pixel', wide, ['m', 'Mul']],
    [
      'a value of lists against pictures',
      (g) =>
        g.node('AddV2', 'a', [
          g.node('Squeeze', 's', [g.pool('AvgPool', 'p', 'input_1', 8, 8)], { squeeze_dims: ints(1, 2) }),
          'input_1',
        ]),
      ['a', 'AddV2'],
    ],
    [
      'a pad that is no zero',
      (g) =>
        g.node('PadV2', 'p', [
          'input_1',
          g.constant('z', [4, 2], [0, 0, 1, 1, 1, 1, 0, 0], 'int32'),
          g.constant('v', [], [1]),
        ]),
      ['p', 'PadV2'],
    ],
    [
      'the mean of one axis',
      (g) => g.node('Mean', 'm', ['input_1', g.constant('axis', [1], [1], 'int32')], { keep_dims: { b: true } }),
      ['m', 'Mean'],
    ],
    [
      'another output',
      (g) => `${g.node('Split', 'p', [g.constant('axis', [], [3], 'int32'), 'input_1'], { num_split: { i: '1' } })}:0`,
      ['p', 'Split'],
    ],
  ])('%s leave it a frozen graph, with the reason', async (_, build, [name, op]) => {
    const model = await read(through(build));
    expect(model.lacks.training).toEqual({ lack: 'frozen-weights', name, op });
    expect(model.lacks['backward-rules']).toEqual({ lack: 'frozen-rules', name, op });
  });

  it('such a graph gives what the same one gives that can be read, and its maps but for those by other rules', async () => {
    const [model, graph] = [
      await read(smallGraph().files('Identity')),
      await read(smallGraph(3, true).files('Identity')),
    ];
    const x = tensor4d(uniform(2 * 768, 0, 1, 5), [2, 16, 16, 3]);
    const [own, others] = [await answers(model, x), await answers(graph, x)];
    expect(relativeL2(own.centred, others.centred)).toBeLessThan(1e-6);
    expect(relativeL2(own.gradient, others.gradient)).toBeLessThan(1e-5);
    expect(Object.keys(graph.lacks).sort()).toEqual(['backward-rules', 'training']);
    expect(model.activationLayers).toEqual(graph.activationLayers);
  });
});

describe('a graph made to stop the engine', () => {
  beforeAll(() => testOn('cpu'));

  it.each<[string, (graph: GraphModelBuilder) => string, string, RegExp]>([
    [
      'zeros beyond any picture',
      (g) => g.node('Pad', 'p', ['input_1', g.constant('z', [4, 2], [0, 0, 1e6, 0, 0, 1e6, 0, 0], 'int32')]),
      'model-too-large',
      /"p"/,
    ],
    [
      'a constant of thousands of millions',
      (g) =>
        g.node('AddV2', 'x', [
          'input_1',
          g.node('Mul', 'm', [g.weight('r', [60_000, 1], 1), g.weight('c', [1, 60_000], 1)]),
        ]),
      'model-too-large',
      /"m" has 3600000000 values/,
    ],
    [
      'two nodes that feed each other',
      (g) => (g.node('Relu', 'a', ['b']), g.node('Relu', 'b', ['a'])),
      'model-corrupt',
      /depends on itself/,
    ],
    [
      'scores that have nothing to do with the picture',
      (g) => g.node('Shape', 's', ['input_1']),
      'model-corrupt',
      /do not depend on the picture/,
    ],
    [
      'a filter larger than the picture',
      (g) => g.node('Conv2D', 'c', ['input_1', g.weight('w', [9, 9, 3, 3], 1)], { ...plain, padding: text('VALID') }),
      'model-corrupt',
      /"c" convolves a picture smaller/,
    ],
    [
      'a matrix of another length',
      (g) => g.node('MatMul', 'd', [g.mean('e', 'input_1'), g.weight('w', [7, 2], 1)]),
      'model-corrupt',
      /"d" has shape \[7, 2\]/,
    ],
    ['a softmax for each pixel', (g) => g.node('Softmax', 's', ['input_1']), 'model-unsupported', /several softmaxes/],
  ])('%s is refused', async (_, build, code, message) => {
    const graph = new GraphModelBuilder(1, [8, 8, 3]);
    const refused = expect(read(graph.files(build(graph)))).rejects;
    await refused.toMatchObject({ code });
    await refused.toEqual(saying(message));
  });
});
