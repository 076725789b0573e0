import {
  memory,
  mul,
  reshape,
  square,
  sub,
  sum,
  tensor2d,
  tidy,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultParams, type ParamsOf } from '@/domain/params';
import { finish } from '../run';
import { affineModel, poolingModel, randomPictures } from '../testing/analytic-models';
import { forEachBackend } from '../testing/backends';
import { fooled, wavingModel } from '../testing/waving-model';
import { attackGoal } from './goal';
import { linfBall } from './ball';
import { pgd } from './pgd';

const size = [12, 12, 3] as const;
const labels = Array.from({ length: 12 }, (_, b) => b % 4);

forEachBackend(() => {
  let before: number;
  let model: ReturnType<typeof poolingModel>;
  let images: Tensor4D;
  beforeEach(() => {
    before = memory().numTensors;
    model = poolingModel(size, 4, 21);
    images = randomPictures(labels.length, size, 22);
  });
  afterEach(() => {
    images.dispose();
    model.dispose();
    expect(memory().numTensors).toBe(before);
  });

  /** The loss of each returned picture, from a fresh forward pass. */
  async function lossAfter(params: Partial<ParamsOf<typeof pgd.params>>, seed = 0): Promise<number[]> {
    const settings = { ...defaultParams(pgd.params), ...params };
    const attacked = await finish(pgd.run({ model, images, labels, seed }, settings));
    const goal = attackGoal({ model, images, labels, seed }, settings.target, settings.loss);
    const score = tidy(() => goal.judge(attacked).score);
    const losses = Array.from(await score.data());
    [score, attacked, goal].forEach((held) => held.dispose());
    return losses;
  }

  describe('pgd', () => {
    it.each(['cross-entropy', 'margin'] as const)(
      'more restarts only raise the %s, picture by picture (streams are nested)',
      async (loss) => {
        const runs = await Promise.all([1, 2, 5].map((restarts) => lossAfter({ loss, restarts, steps: 3 })));
        labels.forEach((_, b) => {
          expect(runs[1]![b]).toBeGreaterThanOrEqual(runs[0]![b]!);
          expect(runs[2]![b]).toBeGreaterThanOrEqual(runs[1]![b]!);
        });
        expect(runs[2]).not.toEqual(runs[0]);
      },
    );

    describe.each([
      ['cross-entropy', -1],
      ['cross-entropy', 1],
      ['margin', -1],
    ] as const)('by %s towards %d', (loss, target) => {
      /** Which of 24 pictures fool the waving model, whose loss rises while it is right and fooled by turns. */
      async function successes(seed: number, given: Partial<ParamsOf<typeof pgd.params>>): Promise<boolean[]> {
        const waving = wavingModel(size);
        const pictures = randomPictures(24, size, 5, 0.48, 0.52);
        const input = { model: waving, images: pictures, labels: Array.from({ length: 24 }, () => 0), seed };
        const attacked = await finish(pgd.run(input, { ...defaultParams(pgd.params), loss, target, ...given }));
        const found = await fooled(waving, attacked, target);
        [pictures, attacked].forEach((held) => held.dispose());
        return found;
      }

      it.each([
        ['restarts', [1, 2, 5].map((restarts) => ({ restarts, steps: 1 }))],
        ['steps', [1, 2, 3, 5].map((steps) => ({ steps, stepSize: 2 }))],
      ])('more %s lose no success, for three seeds', async (_, settings) => {
        for (const seed of [0, 1, 2]) {
          const runs: boolean[][] = [];
          for (const given of settings) runs.push(await successes(seed, given));
          runs.slice(1).forEach((more, i) => {
            expect(runs[i]!.flatMap((was, b) => (was && !more[b] ? [b] : []))).toEqual([]);
          });
          expect(runs[0]).toContain(true);
        }
      });
    });

    it('returns the best iterate, not the last: steps far too long around a summit never end below their start', async () => {
      const grey = randomPictures(4, size, 1, 0.5, 0.5);
      const base = affineModel(size, 2, 1);
      // z = (0, −‖x − ½‖²): class 0 is least sure at the grey picture itself, and long steps land in the ball's corners.
      const summit = (pixels: Tensor4D): Tensor2D =>
        tidy(() => mul(sum(square(sub(reshape(pixels, [4, -1]), 0.5)), 1, true), tensor2d([[0, -1]])));
      const input = { model: { ...base, logits: summit }, images: grey, labels: [0, 0, 0, 0], seed: 7 };
      const [ball, goal] = [linfBall(grey, 8 / 255, [true, true, true, true]), attackGoal(input, -1, 'margin')];
      const start = ball.randomPoint(7, 0);
      const settings = { ...defaultParams(pgd.params), loss: 'margin', steps: 5, stepSize: 64 } as const;
      const attacked = await finish(pgd.run(input, settings));
      const [atStart, atEnd] = tidy(() => [goal.judge(start).score, goal.judge(attacked).score]);
      expect(await atEnd.data()).toEqual(await atStart.data());
      [base, grey, ball, goal, start, attacked, atStart, atEnd].forEach((held) => held.dispose());
    });

    it.each([false, true])(
      'is at its step k what PGD of k steps of that size gives, to the bit (random start: %s)',
      async (randomStart) => {
        const settings = { ...defaultParams(pgd.params), stepSize: 2, randomStart };
        const input = { model, images, labels, seed: 4 };
        const seen: Float32Array[] = [];
        const run = pgd.run(input, { ...settings, steps: 6 });
        for (let state = await run.next(); ; state = await run.next()) {
          if (state.done) {
            state.value.dispose();
            break;
          }
          seen[state.value.step] = (await state.value.preview!.data<'float32'>()).slice();
        }
        expect(seen).toHaveLength(7);
        if (!randomStart) expect(seen[0]).toEqual(await images.data());
        for (let steps = 1; steps <= 6; steps++) {
          const alone = await finish(pgd.run(input, { ...settings, steps }));
          expect(seen[steps]).toEqual(await alone.data());
          alone.dispose();
        }
        expect(seen[6]).not.toEqual(seen[5]);
      },
    );

    it('towards a target lowers the loss at the target below that of the clean picture', async () => {
      const clean = await lossAfter({ eps: 0, target: 2 });
      const attacked = await lossAfter({ target: 2 });
      labels.forEach((label, b) => {
        if (label === 2) expect(attacked[b]).toBe(clean[b]);
        else expect(attacked[b]).toBeGreaterThan(clean[b]!);
      });
    });

    it('is at least as strong as its own first step, and stronger somewhere', async () => {
      const one = await lossAfter({ steps: 1, stepSize: 8, randomStart: false });
      const many = await lossAfter({ steps: 20, randomStart: false });
      const gain = many.map((loss, b) => loss - one[b]!);
      // 1e-3 of loss: more, smaller steps may end a hair lower on a picture where one big step was already best.
      expect(Math.min(...gain)).toBeGreaterThan(-1e-3);
      expect(Math.max(...gain)).toBeGreaterThan(1e-4);
    });

    it('starts uniformly in the ball: Kolmogorov-Smirnov distance below the 0.1 % critical value', async () => {
      const grey = randomPictures(48, size, 1, 0.5, 0.5);
      const ball = linfBall(
        grey,
        8 / 255,
        Array.from({ length: 48 }, () => true),
      );
      const start = ball.randomPoint(5, 0);
      const noise = (await start.data()).map((value) => (value - 0.5) * (255 / 8)).sort();
      const distance = Math.max(...noise.map((value, i) => Math.abs((value + 1) / 2 - (i + 0.5) / noise.length)));
      expect(distance).toBeLessThan(1.95 / Math.sqrt(noise.length));
      [grey, ball, start].forEach((held) => held.dispose());
    });
  });
});
