import { describe, expect, it } from 'vitest';
import type { TrainingFrame } from '@/state/training/types';
import { areMixed, makersOf } from './frame-makers';

const prediction = { label: 0, logits: Float32Array.of(1), probabilities: Float32Array.of(1), independent: false };
const pixels = { width: 1, height: 1, data: Float32Array.of(0, 0, 0) };

function frame(step: number, method: string, attack?: string): TrainingFrame {
  const size = { width: 1, height: 1, channels: 1, target: 0, noise: 0 };
  const map = { ...size, method, params: {}, signed: true, data: Float32Array.of(1) };
  return { step, prediction, map, ...(attack !== undefined && { attacked: { attack, pixels, prediction } }) };
}

describe('what made the frames of a strip', () => {
  it('is one thing where method and attack stayed the same', () => {
    expect(areMixed([frame(0, 'gradient', 'pgd'), frame(5, 'gradient', 'pgd')])).toBe(false);
    expect(makersOf(frame(5, 'gradient', 'pgd'))).toEqual({ map: 'gradient', attack: 'pgd' });
  });

  it.each([
    ['another method', frame(5, 'smoothgrad', 'pgd')],
    ['another attack', frame(5, 'gradient', 'fgsm')],
    ['no attack', frame(5, 'gradient')],
  ])('is mixed by %s', (_, other) => {
    expect(areMixed([frame(0, 'gradient', 'pgd'), other])).toBe(true);
  });
});
