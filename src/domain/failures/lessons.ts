import type { None } from './none';

/** What a scene names of what the page has. */
export type NamedInScene = 'model' | 'sample' | 'method';

/** What can be wrong with a lesson; `line` counts from 1. What is open stays open. */
export interface LessonFailures {
  'lesson-damaged': {
    'no-front-matter': { file: string };
    'not-yaml': { file: string; line: number };
    'bad-field': { file: string; line: number; field: string };
    'unknown-field': { file: string; line: number; field: string; known: readonly string[] };
    'steps-differ': { file: string; line: number; steps: number; headings: number };
    'bad-scene': { file: string; line: number };
  };
  'lesson-unknown': {
    name: { file: string; line: number; what: NamedInScene; name: string };
  };
  'lesson-missing': { 'not-fetched': None; 'no-such-lesson': { name: string } };
}
