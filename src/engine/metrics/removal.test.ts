import {
  abs,
  add,
  concat,
  greater,
  log,
  mean,
  mul,
  reshape,
  slice,
  sub,
  tensor4d,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { random, shuffled } from '@/domain/random';
import { areaUnder } from '@/domain/removal';
import type { Target } from '@/domain/target';
import { finish } from '../run';
import { gaussianMap } from '../image/separable';
import { affineModel } from '../testing/analytic-models';
import { refuseLeaks } from '../testing/leaks';
import '../testing/cpu';
import { removalCurves } from './removal';

const size = [8, 8, 3] as const;
const spot = 27;

describe('removal', () => {
  refuseLeaks();
  const base = affineModel(size, 2, 1);
  base.dispose();
  /** p(class 0) = 0.1 + 0.8 · red of the pixel at `spot`: it sees nothing else. */
  const model = {
    ...base,
    logits(pixels: Tensor4D): Tensor2D {
      const red = add(mul(reshape(slice(pixels, [0, 3, 3, 0], [-1, 1, 1, 1]), [-1, 1]), 0.8), 0.1);
      return concat([log(red), log(sub(1, red))], 1) as Tensor2D;
    },
  };
  const pixels = new Float32Array(8 * 8 * 3);
  pixels[spot * 3] = 1;
  const others = Array.from({ length: 64 }, (_, i) => i).filter((i) => i !== spot);
  const areas = async (order: number[], target: Target = 0, { of: judging = model, pixels: shown = pixels } = {}) => {
    const image = tensor4d(shown, [1, ...size]);
    const of = async (removal: 'deletion' | 'insertion') => {
      const [curve] = await finish(
        removalCurves(removal, { model: judging, image, target }, [Uint32Array.from(order)]),
      );
      return areaUnder(curve!);
    };
    const found = { deletion: await of('deletion'), insertion: await of('insertion') };
    image.dispose();
    return found;
  };

  // What is left of the spot: the mean over 64 pixels, and the peak of the blur with sigma 1 (8 pixels / 8).
  const meanLeft = 0.1 + 0.8 / 64;
  const kernel = gaussianMap(8, 1).values[3 * 8 + 3]!;
  const blurLeft = 0.1 + 0.8 * kernel ** 2;

  /** A model whose probability of the first class is such a share, but for a thousandth at either end. */
  const saying = (share: (pixels: Tensor4D) => Tensor) => ({
    ...base,
    logits(pixels: Tensor4D): Tensor2D {
      const p = add(mul(reshape(share(pixels), [-1, 1]), 0.998), 0.001);
      return concat([log(p), log(sub(1, p))], 1) as Tensor2D;
    },
  });

  it('of a model that counts the pixels that are there: a half, in whatever order', async () => {
    // Red is 0 or 1 where there is a pixel, and between them where its mean or a blur stands.
    const counting = saying((shown) =>
      mean(greater(abs(sub(slice(shown, [0, 0, 0, 0], [-1, -1, -1, 1]), 0.5)), 0.499), [1, 2, 3]),
    );
    const squares = Float32Array.from({ length: 8 * 8 * 3 }, (_, i) => Number(i % 6 === 0));
    for (const seed of [1, 2, 3]) {
      const { deletion, insertion } = await areas(Array.from(shuffled(64, random(seed))), 0, {
        of: counting,
        pixels: squares,
      });
      expect(deletion).toBeCloseTo(0.5, 5);
      expect(insertion).toBeCloseTo(0.5, 5);
    }
  });

  it('of a model that says 1 where the spot is and 0 where not, by the perfect map: 0 and 1, by the worst the reverse', async () => {
    const sure = saying((shown) => greater(slice(shown, [0, 3, 3, 0], [-1, 1, 1, 1]), 0.999));
    const [best, worst] = [
      await areas([spot, ...others], 0, { of: sure }),
      await areas([...others, spot], 0, { of: sure }),
    ];
    // All but the half of one of the 32 steps, and the thousandth.
    const nothing = 0.001 + 0.998 / 64;
    expect(best.deletion).toBeCloseTo(nothing, 5);
    expect(best.insertion).toBeCloseTo(1 - nothing, 5);
    expect(worst.deletion).toBeCloseTo(1 - nothing, 5);
    expect(worst.insertion).toBeCloseTo(nothing, 5);
  });

  it('of one class rather than another: by the difference of their probabilities', async () => {
    const order = [...others.slice(0, 20), spot, ...others.slice(20)];
    const [own, other] = [await areas(order, 0), await areas(order, 1)];
    const { deletion, insertion } = await areas(order, { of: 0, versus: 1 });
    expect(deletion).toBeCloseTo(own.deletion - other.deletion, 5);
    expect(insertion).toBeCloseTo(own.insertion - other.insertion, 5);
  });

  it('with the right pixel first: down at once, up at once', async () => {
    const { deletion, insertion } = await areas([spot, ...others]);
    expect(deletion).toBeCloseTo((0.9 / 2 + 31.5 * meanLeft) / 32, 5);
    expect(insertion).toBeCloseTo((blurLeft / 2 + 31.5 * 0.9) / 32, 5);
  });

  it('with the right pixel last: down and up only at the end', async () => {
    const { deletion, insertion } = await areas([...others, spot]);
    expect(deletion).toBeCloseTo((31.5 * 0.9 + meanLeft / 2) / 32, 5);
    expect(insertion).toBeCloseTo((31.5 * blurLeft + 0.9 / 2) / 32, 5);
  });

  it('follows the class asked for', async () => {
    const [one, other] = [await areas([spot, ...others], 0), await areas([spot, ...others], 1)];
    expect(one.deletion + other.deletion).toBeCloseTo(1, 5);
  });
});
