import { toFailure, type Failure } from '@/domain/errors';
import type { Notice } from './types';

const mostAtOnce = 4;

/** What the messages need of the page. */
interface NoticesBoard {
  notices(): readonly Notice[];
  show(notices: readonly Notice[]): void;
}

/** The messages to the person. The same message is not shown twice. */
export class Notices {
  constructor(private readonly board: NoticesBoard) {}

  /** Show a message until the person dismisses it. */
  readonly post = (failure: Failure): void => this.add(failure, false);

  /** Show a message about a file that a person brought or chose: until they dismiss it, or the next file comes. */
  readonly postOfFile = (failure: Failure): void => this.add(failure, true);

  /** Report what nobody caught. */
  postThrown(thrown: unknown): void {
    this.post(toFailure(thrown));
  }

  /** Show what is wrong with a link: what of it is its picture, another picture settles. */
  postOfLink(failures: readonly Failure[]): void {
    for (const failure of failures) this.add(failure, isAboutPicture(failure));
  }

  dismiss(id: number): void {
    this.board.show(this.board.notices().filter((notice) => notice.id !== id));
  }

  /** Another file comes. */
  dropThoseOfFiles(): void {
    const notices = this.board.notices();
    const left = notices.filter(({ aboutFile }) => !aboutFile);
    if (left.length < notices.length) this.board.show(left);
  }

  private add(failure: Failure, aboutFile: boolean): void {
    this.board.show(withNotice(this.board.notices(), failure, aboutFile));
  }
}

/**
 * The messages with one more. The same is not shown twice: where it is there already its newest outcome counts, for what
 * comes next may have changed since (an engine that was started again is, the third time, not).
 */
export function withNotice(notices: readonly Notice[], failure: Failure, aboutFile: boolean): readonly Notice[] {
  const same = (notice: Notice) => identity(notice.failure) === identity(failure);
  if (notices.some(same)) return notices.map((notice) => (same(notice) ? { ...notice, failure } : notice));
  const id = Math.max(0, ...notices.map((notice) => notice.id)) + 1;
  return [...notices, { id, failure, aboutFile }].slice(-mostAtOnce);
}

/** What failed, whatever was done about it since; a thing that could not be kept is a matter of its own. */
function identity({ code, reason, details, outcome }: Failure): string {
  return JSON.stringify([code, reason, details, outcome?.outcome.endsWith('-not-kept') ? outcome : undefined]);
}

function isAboutPicture({ code }: Failure): boolean {
  return code.startsWith('picture-') || code === 'scene-unknown-sample';
}
