import { whole } from '@/domain/format';
import type { ReadingNote, SkipReason } from '@/domain/training/reading-notes';
import type { Failure } from '@/domain/errors';
import { pictures } from './grammar';

const uses = {
  training: 'for training',
  validation: 'for validation',
  both: 'to learn from, a share of them kept for validation',
} as const;

const quoted = (names: readonly string[]) => names.map((name) => `“${name}”`).join(', ');

/** What became of the pictures that a person brought, in a sentence. */
export function readingNote(note: ReadingNote): string {
  switch (note.note) {
    case 'read-as-class':
      return `The folder “${note.folder}” is read as a class, not as a set.`;
    case 'read-as-part':
      return `The folder “${note.folder}” is read as a part of its class, not as a set.`;
    case 'folders-joined': {
      const some = note.folders.slice(0, 4);
      const more = note.folders.length > some.length ? ` and ${note.folders.length - some.length} more` : '';
      return `Folders within a class belong to it: ${quoted(some)}${more}.`;
    }
    case 'set-used':
      return `“${note.set}”: ${pictures(note.pictures)} ${uses[note.use]}.`;
    case 'test-set-left':
      return `“${note.set}”: ${pictures(note.pictures)} left alone, as a test set should be.`;
    case 'left-out':
      return `${whole(note.used)} pictures are used${note.evenly ? ', evenly from all classes' : ''}; ${whole(note.left)} more were left out, as they do not fit.`;
    case 'test-batch-validates':
      return 'The training batches are learned from; the test batch is the validation set, so keep other pictures for a test.';
    default:
      return note satisfies never;
  }
}

/** Why a file is not learned from, in a sentence; `said` words a failure. */
export function skipReason(reason: SkipReason, said: (failure: Failure) => string): string {
  switch (reason.skip) {
    case 'outside-sets':
      return `It lies outside the sets (${quoted(reason.sets)}).`;
    case 'no-class-folder':
      return 'It lies in no class’s folder, so its class is not known.';
    case 'untaught-class':
      return `“${reason.className}” has no pictures to learn from.`;
    case 'failed':
      return said(reason.failure);
    default:
      return reason satisfies never;
  }
}
