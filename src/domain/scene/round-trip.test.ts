import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyScene } from '../testing/any-scene';
import { decodeScene, encodeScene } from './url';

it('any scene is read from its own link as it was (fails if a field is not written, or read as something else)', () => {
  fc.assert(
    fc.property(anyScene, (scene) => {
      expect(decodeScene(`#${encodeScene(scene)}`, '')).toEqual({ scene, failures: [] });
    }),
    { numRuns: 1000 },
  );
});
