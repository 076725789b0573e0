import type { PixelRange } from '@/domain/model-card';
import { numbers } from '../../network/affine-readers';
import type { Node } from '../../network/call';
import { readTopology } from '../../network/topology';
import type { ModelJson } from '../model-json';

/**
 * How a model probably wants its pixels: one that begins by dividing by a hundred or more, or by taking off a mean of tens,
 * wants them in [0, 255]; of any other nothing can be known, and [0, 1] is offered.
 */
export function guessPixels(json: ModelJson): PixelRange {
  if (json.kind === 'graph') return 'unit';
  const first = readTopology(json.model.modelTopology).nodes.find(({ layer }) => !channelOrders.includes(layer.class_name));
  return first && takesBytes(first) ? 'bytes' : 'unit';
}

const channelOrders: readonly string[] = ['GetItem', 'TakeChannels', 'Cast'];

function takesBytes({ layer, constants }: Node): boolean {
  const values = numbers.safeParse(layer.config.scale ?? constants[0]?.value).data ?? [];
  const sizes = values.map(Math.abs);
  switch (layer.class_name) {
    case 'Rescaling':
    case 'Multiply':
      return sizes.length > 0 && sizes.every((size) => size <= 0.01);
    case 'TrueDivide':
      return sizes.length > 0 && sizes.every((size) => size >= 100);
    case 'Add':
    case 'Subtract':
      return sizes.length > 0 && sizes.every((size) => size >= 50);
    default:
      return false;
  }
}
