import { describe, expect, it } from 'vitest';
import type { Failure } from '@/domain/errors';
import { withNotice } from './notices';

const lost: Failure = { code: 'backend-lost', message: 'The device was lost.', hint: 'It is being restarted.' };

describe('withNotice', () => {
  it('shows the same message once, with what is to be done now (fails if the last hint is dropped)', () => {
    const given = { ...lost, hint: 'Reload the page.' };
    const notices = [lost, lost, given].reduce(
      (all, failure) => withNotice(all, failure, false),
      withNotice([], lost, false),
    );
    expect(notices).toEqual([{ id: 1, failure: given, aboutFile: false }]);
  });

  it('keeps the newest four, each with a number of its own', () => {
    const named = ['a', 'b', 'c', 'd', 'e'].map((message) => ({ ...lost, message }));
    const notices = named.reduce<ReturnType<typeof withNotice>>((all, failure) => withNotice(all, failure, true), []);
    expect(notices.map(({ id, failure }) => [id, failure.message])).toEqual([
      [2, 'b'],
      [3, 'c'],
      [4, 'd'],
      [5, 'e'],
    ]);
  });
});
