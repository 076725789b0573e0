import { LayersModelBuilder } from './layers-model-builder';

/**
 * `model.json` and shard of a network of two convolutions and a dense layer with random weights, for pictures of
 * size × size pixels: as little as learns anything.
 */
export function tinyModelFiles(size: number, classes: number, seed = 1): Map<string, Uint8Array> {
  const model = new LayersModelBuilder(seed, [size, size, 3]);
  const halving = { strides: [2, 2], activation: 'gelu' };
  const first = model.convolution('first', 'input', [3, 3, 3, 6], halving);
  const second = model.convolution('second', first, [3, 3, 6, 8], halving);
  const pooled = model.layer('GlobalAveragePooling2D', 'pool', second, { data_format: 'channels_last' });
  return model.files(model.dense('logits', pooled, [8, classes]));
}
