import { jsonIn } from '../../../network/checked';
import type { LayersTopology } from '../../../network/layers-schema';
import { parseLayersModel } from '../../../network/read-layers-model';
import { corrupt, unsupported } from '../../../network/refusal';
import { layersOf, nameOf, nestedModel, readTopology } from '../../../network/topology';
import { maximumBytes, tooLarge } from '../../load-weights';
import type { BroughtFile } from '../model-file';
import { openHdf5, type Hdf5, type StoredNumbers } from './hdf5';

/** A model's weights by name: `<layer>/vars/<place>`, a layer of a model within it called `<model>/<layer>`. */
type Weights = ReadonlyMap<string, StoredNumbers>;

/**
 * A `.keras` file's `config.json` and `model.weights.h5` as a TensorFlow.js Layers model of one shard. Throws
 * `model-corrupt`, `model-unsupported` or `model-too-large`.
 */
export async function fromKerasArchive(config: Blob, weights: Blob): Promise<BroughtFile[]> {
  const topology = jsonIn(new Uint8Array(await config.arrayBuffer()), 'config.json');
  const file = await opened(weights);
  return layersModel(topology, (model) => new Map(byClass(model, file)));
}

/** A whole model in one HDF5 file (`.h5`) likewise. */
export async function fromKerasFile(blob: Blob): Promise<BroughtFile[]> {
  const file = await opened(blob);
  const config = file.text('', 'model_config');
  if (config === undefined) throw unsupported('weights-without-layers');
  const topology = jsonIn(new TextEncoder().encode(config), 'model_config');
  return layersModel(topology, (model) => new Map(byName(model, file)));
}

async function opened(blob: Blob): Promise<Hdf5> {
  // An optimiser's moments lie beside the weights and are twice as large.
  if (blob.size > 3 * maximumBytes) throw tooLarge(blob.size);
  return openHdf5(await blob.arrayBuffer());
}

const SHARD = 'weights.bin';

function layersModel(topology: unknown, weightsOf: (model: LayersTopology) => Weights): BroughtFile[] {
  const json = { format: 'layers-model', generatedBy: 'keras', modelTopology: topology };
  const model = parseLayersModel({ ...json, weightsManifest: [] }).modelTopology;
  // Refuses what is nested without end before it is walked.
  readTopology(model);
  const entries = [...weightsOf(model)];
  const counts = entries.map(([, { shape }]) => shape.reduce((product, length) => product * length, 1));
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total * Float32Array.BYTES_PER_ELEMENT > maximumBytes) throw tooLarge(total * Float32Array.BYTES_PER_ELEMENT);
  const values = new Float32Array(total);
  let offset = 0;
  entries.forEach(([name, stored], i) => {
    const numbers = stored.read();
    if (numbers.length !== counts[i])
      throw corrupt('weight-count', { weight: name, found: numbers.length, wanted: counts[i]! });
    values.set(numbers, offset);
    offset += numbers.length;
  });
  const weights = entries.map(([name, { shape }]) => ({ name, shape, dtype: 'float32' }));
  const weightsManifest = entries.length > 0 ? [{ paths: [SHARD], weights }] : [];
  return [
    { name: 'model.json', blob: new Blob([JSON.stringify({ ...json, weightsManifest })]) },
    ...(entries.length > 0 ? [{ name: SHARD, blob: new Blob([values]) }] : []),
  ];
}

/** Where a model's layers lie in `model.weights.h5`; the second name is that of Keras 2.12. */
const containers = ['layers', '_layer_checkpoint_dependencies'];

/** The weights of `model.weights.h5`, whose groups are called by the layers' classes and counted: `conv2d`, `conv2d_1` … */
function* byClass(model: LayersTopology, file: Hdf5, group = '', scope = ''): Generator<[string, StoredNumbers]> {
  const used = new Map<string, number>();
  for (const layer of layersOf(model)) {
    const kind = snakeCase(layer.class_name);
    const before = used.get(kind) ?? 0;
    used.set(kind, before + 1);
    const own = before === 0 ? kind : `${kind}_${before}`;
    const path = scope + nameOf(layer);
    const nested = nestedModel(layer);
    for (const container of containers) {
      const inner = `${group}${container}/${own}`;
      if (nested) yield* byClass(nested, file, `${inner}/`, `${path}/`);
      else yield* inOrder(file, `${inner}/vars`, path);
    }
  }
}

function* inOrder({ numbers }: Hdf5, group: string, layer: string): Generator<[string, StoredNumbers]> {
  for (let i = 0; ; i++) {
    const found = numbers.get(`${group}/${i}`);
    if (!found) return;
    yield [`${layer}/vars/${i}`, found];
  }
}

/** As Keras makes a group's name of a class: `DepthwiseConv2D` becomes `depthwise_conv2d`. */
function snakeCase(className: string): string {
  return className
    .replace(/\W+/g, '')
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

/** The weights of an `.h5` file, whose groups are called by the layers; a model within lists its own by name. */
function* byName(model: LayersTopology, file: Hdf5): Generator<[string, StoredNumbers]> {
  for (const layer of layersOf(model)) {
    const name = nameOf(layer);
    const group = `model_weights/${name}`;
    const listed = file.texts(group, 'weight_names');
    for (const [i, weight] of listed.entries()) {
      const found = file.numbers.get(`${group}/${weight}`);
      if (!found) throw corrupt('weight-listed-missing', { weight, layer: name });
      yield [nestedModel(layer) ? `${name}/${weight.replace(/:0$/, '')}` : `${name}/vars/${i}`, found];
    }
  }
}
