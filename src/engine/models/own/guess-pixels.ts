import { z } from 'zod';
import type { PixelRange } from '@/domain/model-card';
import { readTopology } from '../../network/topology';
import type { ModelJson } from '../model-json';

const rescalingSchema = z.object({ scale: z.number() });

/**
 * How a model probably wants its pixels: one whose first layer divides by a hundred or more wants them in [0, 255];
 * of any other nothing can be known, and [0, 1] is offered.
 */
export function guessPixels(json: ModelJson): PixelRange {
  if (json.kind === 'graph') return 'unit';
  const [first] = readTopology(json.model.modelTopology).nodes;
  if (first?.layer.class_name !== 'Rescaling') return 'unit';
  const parsed = rescalingSchema.safeParse(first.layer.config);
  return parsed.success && parsed.data.scale <= 0.01 ? 'bytes' : 'unit';
}
