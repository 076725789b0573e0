import { expect, it } from 'vitest';
import { defaultScene } from '@/domain/scene/schema';
import type { Report } from '@/domain/scene-file/report';
import type { LimelightState } from '@/state/types';
import { factsOf } from './facts';

const state = { scene: defaultScene, columns: [], samples: [] } as unknown as LimelightState;

function saidOf(picture: Report['picture']): string | undefined {
  const report = { picture, made: '2026-01-01T00:00:00Z', app: '1' } as unknown as Report;
  return factsOf(state, report)[0]?.value;
}

it('a report says of a person’s own picture that its link does not carry it, and of a sample nothing', () => {
  const size = { width: 32, height: 24 };
  expect(saidOf({ kind: 'sample', name: 'cat', ...size })).toBe('cat, 32 × 24');
  expect(saidOf({ kind: 'own', name: 'mine.png', hash: 'abc', ...size })).toMatch(
    /^mine.png, 32 × 24 · not in the link/,
  );
});
