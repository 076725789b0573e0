import { describe, expect, it } from 'vitest';
import type { Failure } from '@/domain/errors';
import { withNotice } from './notices';

const lost: Failure = { code: 'backend-lost', reason: 'device-lost', details: { problem: 'gone' } };

describe('withNotice', () => {
  it('shows the same message once, with what came of it last (fails if the last outcome is dropped)', () => {
    const given: Failure = { ...lost, outcome: { outcome: 'not-restarted' } };
    const notices = [lost, lost, given].reduce(
      (all, failure) => withNotice(all, failure, false),
      withNotice([], lost, false),
    );
    expect(notices).toEqual([{ id: 1, failure: given, aboutFile: false }]);
  });

  it('tells apart what is not kept for the same reason', () => {
    const full = { code: 'storage-full', reason: 'no-room', details: {} } as const;
    const notKept = (model: string): Failure => ({ ...full, outcome: { outcome: 'model-not-kept', model } });
    const notices = withNotice(withNotice([], notKept('a'), false), notKept('b'), false);
    expect(notices).toHaveLength(2);
  });

  it('keeps the newest four, each with a number of its own', () => {
    const named = ['a', 'b', 'c', 'd', 'e'].map((problem): Failure => ({ ...lost, details: { problem } }));
    const notices = named.reduce<ReturnType<typeof withNotice>>((all, failure) => withNotice(all, failure, true), []);
    expect(notices.map(({ id, failure }) => [id, (failure as typeof lost).details.problem])).toEqual([
      [2, 'b'],
      [3, 'c'],
      [4, 'd'],
      [5, 'e'],
    ]);
  });
});
