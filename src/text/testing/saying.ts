import { toFailure } from '@/domain/errors';
import { words } from '..';

/** For tests: what was thrown, if a person reads this of it; for `toThrow` and wherever an expected value may stand. */
export function saying(expected: RegExp | string): Error {
  const pattern = typeof expected === 'string' ? new RegExp(expected.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')) : expected;
  const matcher = {
    asymmetricMatch(thrown: unknown): boolean {
      const { message, hint } = words(toFailure(thrown));
      return pattern.test(message) || pattern.test(hint) || pattern.test(`${message} ${hint}`);
    },
    toString: () => `Saying ${String(pattern)}`,
  };
  return matcher as unknown as Error;
}
