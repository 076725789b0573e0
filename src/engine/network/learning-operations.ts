import { weightsOf } from './body-weights';
import type { Body, Network } from './network';

/** What leaves pixels pixels: an affine map of these still only says in which unit they are. */
const moving: ReadonlySet<Body['kind']> = new Set(['affine', 'reverse', 'zeroPadding', 'reshape']);

/**
 * Positions of the operations that learn: the last `lastLayers` of those that have weights, or all of them (0). An
 * affine map of the picture itself never learns: it says in which unit the network wants its pixels.
 */
export function learningOperations({ input, operations }: Network, lastLayers: number): number[] {
  const pixels = new Set([input.name]);
  const able: number[] = [];
  operations.forEach(({ name, inputs, body }, i) => {
    if (moving.has(body.kind) && inputs.every((each) => pixels.has(each))) pixels.add(name);
    else if (weightsOf(body).length > 0) able.push(i);
  });
  return lastLayers === 0 ? able : able.slice(-lastLayers);
}
