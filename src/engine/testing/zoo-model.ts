import type { ModelCard } from '@/domain/model-card';
import { loadModel } from '../models/load-model';
import type { Classifier } from '../models/classifier';
import { LayersModelBuilder, type Storage } from './layers-model-builder';
import { memorySource } from './memory-source';

/** Widths of a model of the zoo's architecture: pictures [size, size, 3], three stages, classes. */
export interface ZooSize {
  readonly size: number;
  readonly widths: readonly [number, number, number];
  readonly classes: number;
}

/** Large enough to have every kind of layer, small enough for plain JavaScript. */
export const smallZoo: ZooSize = { size: 16, widths: [6, 8, 10], classes: 10 };

/** The shipped models' own size. */
export const fullZoo: ZooSize = { size: 32, widths: [32, 64, 128], classes: 10 };

/** `model.json`, shard and `card.json` of a model of the zoo's architecture with random weights. */
export function zooFiles(
  { size, widths, classes }: ZooSize,
  seed: number,
  storage: Storage = 'float32',
): Map<string, Uint8Array> {
  const [first, second, third] = widths;
  const model = new LayersModelBuilder(seed, [size, size, 3]);
  const halving = { strides: [2, 2] };
  const gelu = (name: string, input: string) => model.layer('Activation', name, input, { activation: 'gelu' });
  const block = (name: string, input: string, width: number) => {
    const inner = gelu(`${name}_gelu1`, model.convolution(`${name}_conv1`, input, [3, 3, width, width]));
    const sum = model.layer('Add', `${name}_add`, [
      model.convolution(`${name}_conv2`, inner, [3, 3, width, width]),
      input,
    ]);
    return gelu(`${name}_gelu2`, sum);
  };
  const rescaled = model.layer('Rescaling', 'rescale', 'input', { scale: 4, offset: -2 });
  const stem = gelu('stem_gelu', model.convolution('stem', rescaled, [3, 3, 3, first]));
  const down1 = gelu('down1_gelu', model.convolution('down1', stem, [4, 4, first, second], halving));
  const block1 = block('block1', down1, second);
  const down2 = gelu('down2_gelu', model.convolution('down2', block1, [4, 4, second, third], halving));
  const block2 = block('block2', down2, third);
  const pooled = model.layer('GlobalAveragePooling2D', 'pool', block2, { data_format: 'channels_last' });
  const files = model.files(model.dense('logits', pooled, [third, classes]), storage);
  return files.set('card.json', new TextEncoder().encode(JSON.stringify(cardFor(size, classes))));
}

/** A classifier of the zoo's architecture with random weights, on the backend in use. */
export async function zooClassifier(size: ZooSize = smallZoo, seed = 1): Promise<Classifier> {
  return (await loadModel(memorySource(zooFiles(size, seed)))).classifier;
}

/** A card that passes the schema and claims nothing. */
export function cardFor(size: number, classes: number): ModelCard {
  return {
    version: 1,
    id: 'fixture',
    family: 'fixture',
    label: 'Fixture',
    summary: 'Random weights.',
    classes: Array.from({ length: classes }, (_, i) => `class ${i}`),
    inputShape: [size, size, 3],
    parameters: 1,
    weightBytes: 1,
    training: { data: 'none', recipe: 'none', settings: {}, hardware: 'none', torch: 'none' },
    measurements: [],
    saliency: [],
    limits: [],
    licence: 'Apache-2.0',
  };
}
