import { randomFrom } from './random';

type Attributes = Readonly<Record<string, unknown>>;

/** Base 64, as attributes of a graph carry text. */
const text = (value: string) => ({ s: btoa(value) });
const ints = (...values: number[]) => ({ list: { i: values.map(String) } });

/**
 * Writes frozen graph models as `tensorflowjs_converter` does (names, `fused_ops`, numbers as text, one shard), with
 * seeded random weights, for tests. Every method returns the new node's name.
 */
export class GraphModelBuilder {
  readonly nodes: { name: string; op: string; input: string[]; attr: Attributes }[] = [];
  private readonly weights: { name: string; shape: readonly number[]; dtype: string; values: number[] }[] = [];
  private readonly random: () => number;

  constructor(seed: number, inputShape: readonly number[], batch = -1) {
    this.random = randomFrom(seed);
    const dim = [batch, ...inputShape].map((size) => ({ size: String(size) }));
    this.node('Placeholder', 'input_1', [], { shape: { shape: { dim } }, dtype: { type: 'DT_FLOAT' } });
  }

  node(op: string, name: string, input: readonly string[], attr: Attributes = {}): string {
    this.nodes.push({
      name,
      op,
      input: [...input],
      attr: op === 'Placeholder' ? attr : { T: { type: 'DT_FLOAT' }, ...attr },
    });
    return name;
  }

  /** A constant of random values, uniform within `spread` of zero. */
  weight(name: string, shape: readonly number[], spread: number): string {
    const length = shape.reduce((product, n) => product * n, 1);
    return this.constant(
      name,
      shape,
      Array.from({ length }, () => spread * (2 * this.random() - 1)),
    );
  }

  constant(name: string, shape: readonly number[], values: readonly number[], dtype = 'float32'): string {
    this.weights.push({ name, shape, dtype, values: [...values] });
    this.nodes.push({
      name,
      op: 'Const',
      input: [],
      attr: {
        value: {
          tensor: {
            dtype: dtype === 'int32' ? 'DT_INT32' : 'DT_FLOAT',
            tensorShape: { dim: shape.map((size) => ({ size: String(size) })) },
          },
        },
        dtype: { type: dtype === 'int32' ? 'DT_INT32' : 'DT_FLOAT' },
      },
    });
    return name;
  }

  /** A convolution [kh, kw, in, out] with what was fused onto it, e.g. BiasAdd and Relu. */
  fusedConvolution(
    name: string,
    input: string,
    shape: readonly [number, number, number, number],
    fused: readonly string[],
    stride = 1,
    op = '_FusedConv2D',
  ): string {
    const [height, width, channels, filters] = shape;
    const outputs = op === '_FusedConv2D' ? filters : channels * filters;
    const inputs = [
      input,
      this.weight(`${name}/weights`, shape, Math.sqrt(3 / (height * width * (op === '_FusedConv2D' ? channels : 1)))),
    ];
    if (fused.includes('BiasAdd')) inputs.push(this.weight(`${name}/bias`, [outputs], 0.1));
    return this.node(op, name, inputs, {
      ...convolutionAttributes(stride),
      fused_ops: { list: { s: fused.map((one) => btoa(one)) } },
      num_args: { i: String(inputs.length - 2) },
      epsilon: { f: 0 },
    });
  }

  convolution(name: string, input: string, shape: readonly [number, number, number, number], stride = 1): string {
    const filter = this.weight(`${name}/filter`, shape, Math.sqrt(3 / (shape[0] * shape[1] * shape[2])));
    return this.node('Conv2D', name, [input, filter], convolutionAttributes(stride));
  }

  pool(
    op: 'MaxPool' | 'AvgPool',
    name: string,
    input: string,
    size: number,
    stride: number,
    padding = 'VALID',
  ): string {
    const attr = { ksize: ints(1, size, size, 1), strides: ints(1, stride, stride, 1), padding: text(padding) };
    return this.node(op, name, [input], { ...attr, data_format: text('NHWC') });
  }

  /** Mean over height and width. */
  mean(name: string, input: string): string {
    const axes = this.constant(`${name}/reduction_indices`, [2], [1, 2], 'int32');
    return this.node('Mean', name, [input, axes], { keep_dims: { b: false }, Tidx: { type: 'DT_INT32' } });
  }

  dense(name: string, input: string, shape: readonly [number, number]): string {
    const matrix = this.weight(`${name}/MatMul/ReadVariableOp`, shape, Math.sqrt(6 / shape[0]));
    const product = this.node('MatMul', `${name}/MatMul`, [input, matrix], {
      transpose_a: { b: false },
      transpose_b: { b: false },
    });
    return this.node('BiasAdd', name, [product, this.weight(`${name}/bias`, [shape[1]], 0.1)], {
      data_format: text('NHWC'),
    });
  }

  /** `model.json` and its shard, by file name; the signature names the node `output`. */
  files(output: string): Map<string, Uint8Array<ArrayBuffer>> {
    const bytes = this.weights.flatMap(({ values, dtype }) => [
      ...new Uint8Array((dtype === 'int32' ? Int32Array.from(values) : Float32Array.from(values)).buffer),
    ]);
    const json = {
      format: 'graph-model',
      generatedBy: '2.15.0',
      convertedBy: 'TensorFlow.js Converter v4.22.0',
      signature: {
        inputs: { input_1: { name: 'input_1:0', dtype: 'DT_FLOAT' } },
        outputs: { scores: { name: `${output}:0`, dtype: 'DT_FLOAT' } },
      },
      modelTopology: { node: this.nodes, library: {}, versions: { producer: 1645 } },
      weightsManifest: [
        {
          paths: ['group1-shard1of1.bin'],
          weights: this.weights.map(({ name, shape, dtype }) => ({ name, shape, dtype })),
        },
      ],
    };
    return new Map([
      ['model.json', new TextEncoder().encode(JSON.stringify(json))],
      ['group1-shard1of1.bin', Uint8Array.from(bytes)],
    ]);
  }
}

function convolutionAttributes(stride: number): Attributes {
  return {
    strides: ints(1, stride, stride, 1),
    dilations: ints(1, 1, 1, 1),
    padding: text('SAME'),
    explicit_paddings: { list: {} },
    data_format: text('NHWC'),
  };
}

/**
 * A small frozen graph of pictures [16, 16, 3] to five classes with what exports are made of: fused convolutions, a
 * depthwise one, max pooling, a residual sum, a mean, a dense layer, softmax. `unread` puts |x|, of what is positive
 * anyway, between the first two: an operation that no network holds.
 */
export function smallGraph(seed = 3, unread = false): GraphModelBuilder {
  const graph = new GraphModelBuilder(seed, [16, 16, 3]);
  const stem = graph.fusedConvolution('stem', 'input_1', [3, 3, 3, 8], ['BiasAdd', 'Relu']);
  const positive = unread ? graph.node('Abs', 'abs', [stem]) : stem;
  const pooled = graph.pool('MaxPool', 'pool', positive, 2, 2);
  const deep = graph.fusedConvolution(
    'depthwise',
    pooled,
    [3, 3, 8, 1],
    ['BiasAdd', 'Relu6'],
    1,
    'FusedDepthwiseConv2dNative',
  );
  const linear = graph.fusedConvolution('project', deep, [1, 1, 8, 8], ['BiasAdd']);
  const sum = graph.node('AddV2', 'add', [linear, pooled]);
  const last = graph.fusedConvolution('last', sum, [3, 3, 8, 12], ['BiasAdd', 'Relu'], 2);
  const scores = graph.dense('logits', graph.mean('mean', last), [12, 5]);
  graph.node('Identity', 'Identity', [graph.node('Softmax', 'softmax', [scores])]);
  return graph;
}
