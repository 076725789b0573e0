import { LayersModelBuilder } from './layers-model-builder';

/**
 * `model.json` and shard of a network of two convolutions and a dense layer with random weights, for pictures of
 * size × size pixels: as little as learns anything. `gain` multiplies what the dense layer sees, and so the Jacobian.
 */
export function tinyModelFiles(size: number, classes: number, gain = 1): Map<string, Uint8Array> {
  const model = new LayersModelBuilder(1, [size, size, 3]);
  const halving = { strides: [2, 2], activation: 'gelu' };
  const first = model.convolution('first', 'input', [3, 3, 3, 6], halving);
  const second = model.convolution('second', first, [3, 3, 6, 8], halving);
  const pooled = model.layer('GlobalAveragePooling2D', 'pool', second, { data_format: 'channels_last' });
  const scaled = model.layer('Rescaling', 'scaled', pooled, { scale: gain, offset: 0 });
  return model.files(model.dense('logits', scaled, [8, classes]));
}
