import { layerOf } from './layer-writers';
import type { Network, Weight } from './network';

/** The two files of a model: `model.json`, and the shard it names. */
export interface WrittenModel {
  readonly json: Uint8Array<ArrayBuffer>;
  /** `weights.bin`: little-endian float32. */
  readonly weights: Uint8Array<ArrayBuffer>;
}

/** What the shard of a written model is called. */
export const SHARD = 'weights.bin';

/**
 * A network as a functional TensorFlow.js Layers model with logits at its end, as `tf.loadLayersModel` opens it; `name`
 * is what the model is called inside. Reading it back gives the same operations but for names that no layer may have.
 */
export function writeLayersModel({ input, operations }: Network, name: string): WrittenModel {
  const names = layerNames([input.name, ...operations.map((operation) => operation.name)]);
  const nameOf = (result: string) => names.get(result) ?? result;
  const layers: object[] = [
    layer('InputLayer', nameOf(input.name), [], {
      batch_input_shape: [null, ...input.shape],
      dtype: 'float32',
      sparse: false,
    }),
  ];
  const weights: (Weight & { readonly name: string })[] = [];
  for (const operation of operations) {
    const written = layerOf(operation);
    const own = nameOf(operation.name);
    layers.push(layer(written.className, own, operation.inputs.map(nameOf), written.config));
    for (const [suffix, weight] of Object.entries(written.weights))
      weights.push({ ...weight, name: `${own}/${suffix}` });
  }
  const topology = {
    class_name: 'Functional',
    config: {
      name: layerName(name),
      layers,
      input_layers: [[nameOf(input.name), 0, 0]],
      output_layers: [[nameOf(operations.at(-1)?.name ?? input.name), 0, 0]],
    },
    keras_version: '2.15.0',
    backend: 'tensorflow',
  };
  const entries = weights.map(({ name, shape }) => ({ name, shape, dtype: 'float32' }));
  const json = {
    format: 'layers-model',
    generatedBy: 'Limelight',
    convertedBy: null,
    modelTopology: topology,
    weightsManifest: [{ paths: [SHARD], weights: entries }],
  };
  return { json: new TextEncoder().encode(JSON.stringify(json)), weights: endToEnd(weights) };
}

function layer(className: string, name: string, inputs: readonly string[], config: object): object {
  return {
    class_name: className,
    name,
    config: { name, trainable: true, ...config },
    inbound_nodes: inputs.length > 0 ? [inputs.map((source) => [source, 0, 0, {}])] : [],
  };
}

/** Keras allows neither slashes nor most signs in a layer's name. */
function layerName(name: string): string {
  return name.replace(/[^\w.-]/g, '_').replace(/^[^a-zA-Z0-9]+/, '') || 'model';
}

/** A name of its own for every result. */
function layerNames(results: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const result of results) {
    const wanted = layerName(result);
    let name = wanted;
    for (let i = 1; taken.has(name); i++) name = `${wanted}_${i}`;
    taken.add(name);
    names.set(result, name);
  }
  return names;
}

function endToEnd(weights: readonly Weight[]): Uint8Array<ArrayBuffer> {
  const length = weights.reduce((sum, { values }) => sum + values.length, 0);
  const view = new DataView(new ArrayBuffer(length * 4));
  let at = 0;
  for (const { values } of weights)
    for (const value of values) {
      view.setFloat32(at, value, true);
      at += 4;
    }
  return new Uint8Array(view.buffer);
}
