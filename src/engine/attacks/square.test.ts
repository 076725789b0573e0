import { describe, expect, it } from 'vitest';
import { defaultParams } from '@/domain/params';
import { affineModel, randomPictures } from '../testing/analytic-models';
import { forEachBackend } from '../testing/backends';
import { refuseLeaks } from '../testing/leaks';
import { square } from './square';

const size = [6, 6, 3] as const;
const inputs = 6 * 6 * 3;
const epsilon = 8 / 255;

forEachBackend(() => {
  refuseLeaks();

  /** The change after each query of the one picture, far from the box, and the model's w_1 − w_0. */
  async function course(queries: number, model = affineModel(size, 2, 1)) {
    const images = randomPictures(1, size, 2, 0.3, 0.7);
    const original = await images.data();
    const run = square.run({ model, images, labels: [0], seed: 4 }, { ...defaultParams(square.params), queries });
    const changes: Float32Array[] = [];
    for (let state = await run.next(); ; state = await run.next()) {
      if (state.done) {
        state.value.dispose();
        break;
      }
      const pixels = (await state.value.preview.data()) as Float32Array;
      changes.push(pixels.map((value, i) => value - original[i]!));
    }
    const w = Float32Array.from({ length: inputs }, (_, i) => model.weights[2 * i + 1]! - model.weights[2 * i]!);
    [images, model].forEach((held) => held.dispose());
    return { changes, w };
  }

  const gain = (w: Float32Array, change: Float32Array): number => w.reduce((sum, wi, i) => sum + wi * change[i]!, 0);

  describe('square', () => {
    it('begins with stripes: one sign of ε for each column and colour', async () => {
      const { changes } = await course(1);
      changes[0]!.forEach((value, i) => {
        expect(Math.abs(value)).toBeCloseTo(epsilon, 6);
        expect(value).toBeCloseTo(changes[0]![i % 18]!, 6);
      });
      expect(new Set(changes[0]!.map(Math.sign))).toEqual(new Set([-1, 1]));
    });

    it('then changes no more than a square at a time, of one sign a colour, and only for a higher margin', async () => {
      const { changes, w } = await course(200);
      let changed = 0;
      changes.slice(1).forEach((now, query) => {
        const before = changes[query]!;
        const moved = Array.from({ length: inputs }, (_, i) => i).filter((i) => Math.abs(now[i]! - before[i]!) > 1e-6);
        if (moved.length === 0) return;
        changed += 1;
        expect(gain(w, now)).toBeGreaterThan(gain(w, before));
        for (const colour of [0, 1, 2]) {
          const signs = new Set(moved.filter((i) => i % 3 === colour).map((i) => Math.sign(now[i]!)));
          expect(signs.size).toBeLessThan(2);
        }
        const [rows, columns] = [moved.map((i) => Math.floor(i / 18)), moved.map((i) => Math.floor((i % 18) / 3))];
        // The first squares cover 0.8 of the picture, and at most a side of 5; after a tenth of the queries 1/16 of that.
        const side = query > 20 ? 1 : 5;
        expect(Math.max(...rows) - Math.min(...rows)).toBeLessThan(side);
        expect(Math.max(...columns) - Math.min(...columns)).toBeLessThan(side);
      });
      expect(changed).toBeGreaterThan(10);
    });

    it('comes within 2 % of ε‖w‖₁, the most there is, on an affine model, and never beyond', async () => {
      const { changes, w } = await course(3000);
      const most = epsilon * w.reduce((sum, value) => sum + Math.abs(value), 0);
      expect(gain(w, changes.at(-1)!) / most).toBeGreaterThan(0.98);
      expect(gain(w, changes.at(-1)!) / most).toBeLessThan(1 + 1e-5);
      expect(gain(w, changes[100]!) / most).toBeLessThan(0.95);
    });
  });
});
