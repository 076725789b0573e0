import {
  dispose,
  mul,
  slice,
  softmax as coreSoftmax,
  tensor,
  tensor2d,
  tensor4d,
  tidy,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { random } from '@/domain/random';
import { softmax } from '../autodiff/cross-entropy';
import { oneHotRows } from '../one-hot';
import { trainable } from '../network/trainable';
import { testOn } from '../testing/backend-under-test';
import { relativeL2 } from '../testing/compare';
import { refuseLeaks } from '../testing/leaks';
import { uniform } from '../testing/random';
import { zooNetwork } from '../testing/zoo-network';
import { lossAndGradients, type LossInput } from './loss';
import {
  contrast,
  gradientNormPenalty,
  imitationPenalty,
  jacobianPenalty,
  maskedPenalty,
  unitDirections,
} from './penalty';

const size = 8;
const network = await zooNetwork({ size, widths: [3, 4, 5], classes: 4 }, 3);

beforeAll(() => testOn('wasm'));

describe('the loss', () => {
  refuseLeaks();

  const labels = [2, 0, 3];
  const guides = uniform(labels.length * size * size, 0, 1, 8).map(Math.round);

  /** Terms and gradients, end to end, of a batch of three under the network's weights times 1 + `nudge`. */
  async function at(
    ask: (parts: { hot: Tensor2D; guide: Tensor4D }) => LossInput['terms'],
    gradients: LossInput['gradients'] = 'double-backprop',
    moved?: { direction: Float32Array; by: number },
    ending: (logits: Tensor2D) => Tensor2D = (logits) => logits,
  ) {
    const net = trainable(network, 0);
    let offset = 0;
    const values = net.parameters.map(({ initial, shape }) => {
      const from = offset;
      offset += initial.length;
      return tensor(
        initial.map((value, i) => value + (moved ? moved.by * moved.direction[from + i]! : 0)),
        [...shape],
      );
    });
    const found = tidy(() => {
      const pixels = tensor4d(uniform(labels.length * size * size * 3, 0, 1, 4), [labels.length, size, size, 3]);
      const hot = oneHotRows(labels, 4);
      const guide = tensor4d(guides, [labels.length, size, size, 1]);
      const terms = ask({ hot, guide });
      const { terms: parts, gradients: grads } = lossAndGradients(
        (current, x) => ending(net.logits(current, x)),
        values,
        {
          pixels,
          hot,
          terms,
          gradients,
        },
      );
      return [parts, ...grads] as Tensor[];
    });
    const [terms, ...rest] = await Promise.all(found.map(async (each) => Array.from(await each.data())));
    dispose([...found, ...values]);
    net.dispose();
    return { terms: terms!, gradient: Float32Array.from(rest.flat()) };
  }

  const jacobian = ({ hot }: { hot: Tensor2D }): LossInput['terms'] => [
    { weight: 0.7, penalties: [jacobianPenalty(unitDirections(hot.shape[0], 4, random(1)))] },
  ];
  const masked = ({ hot, guide }: { hot: Tensor2D; guide: Tensor4D }): LossInput['terms'] => [
    { weight: 0.4, penalties: [maskedPenalty(contrast(hot), guide)] },
  ];
  const imitation = ({ hot, guide }: { hot: Tensor2D; guide: Tensor4D }): LossInput['terms'] => [
    { weight: 2, penalties: [imitationPenalty(contrast(hot), mul(guide, 0.2))] },
  ];
  const gradientNorm = ({ hot }: { hot: Tensor2D }): LossInput['terms'] => [
    { weight: 0.6, penalties: [gradientNormPenalty(...hot.shape)] },
  ];
  const weightsOf = { jacobian: 0.7, masked: 0.4, imitation: 2, 'gradient norm': 0.6 };
  const cases = { jacobian, masked, imitation, 'gradient norm': gradientNorm };
  const names = ['jacobian', 'masked', 'imitation', 'gradient norm'] as const;
  /** Terms of |g|, whose corners differences cut off. */
  const cornered: readonly string[] = ['imitation', 'gradient norm'];

  /** How far the gradient is from central differences along a direction of all weights, as a share of its length. */
  async function slopeError(name: keyof typeof cases, ending?: (logits: Tensor2D) => Tensor2D): Promise<number> {
    const { gradient } = await at(cases[name], 'double-backprop', undefined, ending);
    const direction = uniform(gradient.length, -1, 1, 6);
    const total = async (by: number): Promise<number> => {
      const { terms } = await at(cases[name], 'double-backprop', { direction, by }, ending);
      return terms[0]! + weightsOf[name] * terms[1]!;
    };
    const h = cornered.includes(name) ? 3e-4 : 2e-3;
    const difference = ((await total(h)) - (await total(-h))) / (2 * h);
    const slope = gradient.reduce((sum, value, i) => sum + value * direction[i]!, 0);
    return Math.abs(slope - difference) / Math.hypot(...gradient);
  }

  it.each(names)(
    'has the slope of central differences along a direction of all weights, with the %s term',
    async (name) => {
      // float32: the difference of two losses of about 1 carries 1e-7 / h.
      expect(await slopeError(name)).toBeLessThan(cornered.includes(name) ? 3e-3 : 1e-3);
    },
  );

  it('would not have it with the core’s softmax inside the nested gradient, which loses terms in second order', async () => {
    expect(await slopeError('masked', (logits) => mul(coreSoftmax(logits), 8))).toBeGreaterThan(1e-2);
    expect(await slopeError('masked', (logits) => mul(softmax(logits) as Tensor2D, 8))).toBeLessThan(1e-3);
  });

  it.each(names)(
    'has nearly the same gradient by two nearby pictures as by double backpropagation, with the %s term',
    async (name) => {
      const exact = await at(cases[name]);
      const nearby = await at(cases[name], 'finite-difference');
      expect(relativeL2(nearby.terms, exact.terms)).toBeLessThan(1e-5);
      expect(relativeL2(nearby.gradient, exact.gradient)).toBeLessThan(1e-2);
      const plain = await at(() => []);
      // The penalty's own part, without the cross-entropy's that both have.
      const own = (found: Float32Array) => found.map((value, i) => value - plain.gradient[i]!);
      expect(relativeL2(own(nearby.gradient), own(exact.gradient))).toBeLessThan(1e-2);
    },
  );

  it.each(['double-backprop', 'finite-difference'] as const)(
    'of terms that share the batch by turns is on average that of both terms, by %s',
    async (gradients) => {
      // Rows of the batch as two of one picture and one of the other, either way round.
      const [before, after] = [
        [0, 1, 3],
        [0, 2, 3],
      ] as const;
      const parts = ([from, middle, to]: readonly [number, number, number], jacobianFirst: boolean) =>
        at(({ hot, guide }) => {
          const directions = unitDirections(hot.shape[0], 4, random(1));
          const rows = (first: boolean): [number, number] => (first ? [from, middle - from] : [middle, to - middle]);
          const [j, s] = [rows(jacobianFirst), rows(!jacobianFirst)];
          const terms: LossInput['terms'] = [
            { weight: (0.7 * 2 * j[1]) / 3, penalties: [jacobianPenalty(slice(directions, ...j), j[0])] },
            {
              weight: (0.4 * 2 * s[1]) / 3,
              penalties: [maskedPenalty(slice(contrast(hot), ...s), slice(guide, ...s), s[0])],
            },
          ];
          return jacobianFirst ? terms : [terms[1]!, terms[0]!];
        }, gradients);
      const both = await at((given) => [...jacobian(given), ...masked(given)], gradients);
      for (const cut of [before, after]) {
        const [one, other] = [await parts(cut, true), await parts(cut, false)];
        const average = one.gradient.map((value, i) => (value + other.gradient[i]!) / 2);
        expect(relativeL2(average, both.gradient)).toBeLessThan(1e-5);
      }
    },
  );

  it.each(['double-backprop', 'finite-difference'] as const)(
    'of three terms with a picture each is on average that of all, by %s',
    async (gradients) => {
      // One pass takes directions of the logits and of the loss.
      const turned = (turn: number) =>
        at(({ hot, guide }) => {
          const row = (place: number): [number, number] => [(place + turn) % 3, 1];
          const [j, s, g] = [row(0), row(1), row(2)];
          const directions = unitDirections(hot.shape[0], 4, random(1));
          const terms: LossInput['terms'] = [
            { weight: 0.7, penalties: [jacobianPenalty(slice(directions, ...j), j[0])] },
            { weight: 0.4, penalties: [maskedPenalty(slice(contrast(hot), ...s), slice(guide, ...s), s[0])] },
            { weight: 0.6, penalties: [gradientNormPenalty(1, 4, g[0])] },
          ];
          return [...terms].sort((one, other) => one.penalties[0]!.first - other.penalties[0]!.first);
        }, gradients);
      const parts = [await turned(0), await turned(1), await turned(2)];
      const average = parts[0]!.gradient.map((_, i) => parts.reduce((sum, part) => sum + part.gradient[i]! / 3, 0));
      const all = await at((given) => [...jacobian(given), ...masked(given), ...gradientNorm(given)], gradients);
      expect(relativeL2(average, all.gradient)).toBeLessThan(1e-5);
    },
  );

  it('estimates half the mean squared Jacobian by projections', async () => {
    const many = Array.from({ length: 30 }, (_, i) => random(9, i));
    const estimated = await at(({ hot }) => [
      { weight: 0, penalties: many.map((next) => jacobianPenalty(unitDirections(hot.shape[0], 4, next))) },
    ]);
    const exact = await at(({ hot }) => [
      {
        weight: 0,
        penalties: [0, 1, 2, 3].map((k) =>
          jacobianPenalty(
            tensor2d(
              labels.map(() => [0, 1, 2, 3].map((j) => Number(j === k))),
              [hot.shape[0], 4],
            ),
          ),
        ),
      },
    ]);
    // 90 draws of relative variance below 2(C − 1)/(C + 2) = 1: a standard deviation of at most 0.11.
    expect(Math.abs(estimated.terms[1]! / exact.terms[1]! - 1)).toBeLessThan(0.3);
  });
});
