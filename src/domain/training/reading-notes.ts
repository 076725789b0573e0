import type { Failure } from '../errors';

/** Why a file that a person brought is not learned from. */
export type SkipReason =
  | { readonly skip: 'outside-sets'; readonly sets: readonly string[] }
  | { readonly skip: 'no-class-folder' }
  | { readonly skip: 'untaught-class'; readonly className: string }
  | { readonly skip: 'failed'; readonly failure: Failure };

/** What became of the pictures that a person brought, and what they might have meant otherwise. */
export type ReadingNote =
  | { readonly note: 'read-as-class' | 'read-as-part'; readonly folder: string }
  | { readonly note: 'folders-joined'; readonly folders: readonly string[] }
  | {
      readonly note: 'set-used';
      readonly set: string;
      readonly pictures: number;
      readonly use: 'training' | 'validation' | 'both';
    }
  | { readonly note: 'test-set-left'; readonly set: string; readonly pictures: number }
  | { readonly note: 'left-out'; readonly used: number; readonly left: number; readonly evenly: boolean }
  | { readonly note: 'test-batch-validates' };
