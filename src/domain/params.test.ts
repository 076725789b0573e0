import { describe, expect, it } from 'vitest';
import { cautionOf, type NumberParam } from './params';

const eps = { kind: 'number', label: 'ε', summary: '', default: 8, min: 0, max: 64, step: 0.5, unit: '/255' } as const;

describe('a value that was likely meant as a share of the whole range', () => {
  const spec: NumberParam = { ...eps, likelyShareBelow: 0.25 };

  // 255 × 0.03 = 7.65, 255 × 0.0314 = 8.007, 255 × 0.1 = 25.5.
  it.each([
    [0.03, 'enter 7.65.'],
    [0.0314, 'enter 8.01.'],
    [0.1, 'enter 25.5.'],
  ])('%f: what to enter instead', (value, words) => {
    expect(cautionOf(spec, value)).toContain(words);
    expect(cautionOf(spec, value)).toContain(`${value}/255`);
  });

  it.each([0, 0.25, 0.5, 8])('%f is taken as it is', (value) => expect(cautionOf(spec, value)).toBeUndefined());

  it('only where the schema says so', () => expect(cautionOf(eps, 0.03)).toBeUndefined());
});
