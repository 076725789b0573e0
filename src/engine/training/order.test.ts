import { describe, expect, it } from 'vitest';
import { PictureOrder } from './order';

describe('the order of pictures', () => {
  it('shows every picture once an epoch, in another order each time', () => {
    const order = new PictureOrder(10, 3);
    const epochs = [0, 1].map((epoch) => [...order.of(2 * epoch, 5), ...order.of(2 * epoch + 1, 5)]);
    for (const epoch of epochs) expect([...epoch].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(epochs[0]).not.toEqual(epochs[1]);
  });

  it('is the same for a step whatever was asked before, and another for another seed', () => {
    const whole = new PictureOrder(10, 3);
    const steps = [0, 1, 2, 3, 4].map((step) => whole.of(step, 4));
    expect(new PictureOrder(10, 3).of(4, 4)).toEqual(steps[4]);
    expect(new PictureOrder(10, 3).of(2, 4)).toEqual(steps[2]);
    expect(new PictureOrder(10, 4).of(2, 4)).not.toEqual(steps[2]);
  });

  it('goes on where a batch ends amid an epoch, and round where there are fewer pictures than a batch holds', () => {
    const order = new PictureOrder(3, 0);
    const shown = order.of(0, 7);
    expect([...shown.slice(0, 3)].sort()).toEqual([0, 1, 2]);
    expect([...shown.slice(3, 6)].sort()).toEqual([0, 1, 2]);
    expect(new Set([shown[6], ...order.of(1, 2).slice(0, 2)]).size).toBeGreaterThan(1);
    expect(new PictureOrder(1, 0).of(5, 2)).toEqual([0, 0]);
  });

  it('names the pictures that are in a part of the batch in some of the steps', () => {
    const order = new PictureOrder(100, 1);
    const seen = [1, 3].flatMap((step) => order.of(step, 8).slice(5));
    const part = { first: 5, end: 8 };
    expect(order.within(5, 8, (step) => (step % 2 === 1 ? part : undefined))).toEqual(seen.sort((a, b) => a - b));
    expect(order.within(1000, 8, () => part).length).toBe(100);
    expect(order.within(1000, 8, () => undefined)).toEqual([]);
  });
});
