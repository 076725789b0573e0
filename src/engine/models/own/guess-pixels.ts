import type { PixelRange } from '@/domain/model-card';
import type { Network } from '../../network/network';

/**
 * How a model probably wants its pixels: one that begins by dividing by a hundred or more, or by taking off a mean of tens,
 * wants them in [0, 255]; of any other nothing can be known, and [0, 1] is offered.
 */
export function guessPixels({ operations }: Pick<Network, 'operations'>): PixelRange {
  const first = operations.find(({ body }) => body.kind !== 'reverse')?.body;
  if (first?.kind !== 'affine') return 'unit';
  const scales = [...first.scale.values].map(Math.abs);
  const centres = [...first.shift.values].map((shift, i) => Math.abs(shift) / scales[i]!);
  return scales.every((scale) => scale <= 0.01) || centres.every((centre) => centre >= 50) ? 'bytes' : 'unit';
}
