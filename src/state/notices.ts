import type { Failure } from '@/domain/errors';
import type { Notice } from './types';

const mostAtOnce = 4;

/**
 * The messages with one more. The same is not shown twice: where it is there already its newest hint counts, for what
 * comes next may have changed since (an engine that was started again is, the third time, not).
 */
export function withNotice(notices: readonly Notice[], failure: Failure, aboutFile: boolean): readonly Notice[] {
  const same = ({ failure: { code, message } }: Notice) => code === failure.code && message === failure.message;
  if (notices.some(same)) return notices.map((notice) => (same(notice) ? { ...notice, failure } : notice));
  const id = Math.max(0, ...notices.map((notice) => notice.id)) + 1;
  return [...notices, { id, failure, aboutFile }].slice(-mostAtOnce);
}

/** Whether what is wrong with a link is its picture: another picture settles it. */
export function isAboutPicture({ code }: Failure): boolean {
  return code.startsWith('picture-') || code === 'scene-unknown-sample';
}
