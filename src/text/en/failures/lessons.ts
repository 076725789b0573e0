import type { LessonFailures } from '@/domain/failures/lessons';
import type { WordsFor } from '../../words';

const tryAgain = 'Correct it there and drop the file again.';

/** What is said of lessons that cannot be opened. */
export const lessons: WordsFor<LessonFailures> = {
  'lesson-damaged': {
    'no-front-matter': ({ file }) => ({
      message: `“${file}” is no lesson: it does not begin with a front matter between two lines of “---”.`,
      hint: 'Start from one of the lessons that come with the page; the guide for authors shows how.',
    }),
    'not-yaml': ({ file, line }) => ({
      message: `Line ${line} of “${file}” is not valid YAML.`,
      hint: `Often a colon or a quotation mark is missing, or a line is indented by one space too many. ${tryAgain}`,
    }),
    'bad-field': ({ file, line, field }) => ({
      message: `Line ${line} of “${file}”: “${field}” is missing or has a value that it cannot have.`,
      hint: tryAgain,
    }),
    'unknown-field': ({ file, line, field, known }) => ({
      message: `Line ${line} of “${file}”: there is no “${field}” here.`,
      hint: `What may stand here: ${known.join(', ')}.`,
    }),
    'steps-differ': ({ file, line, steps, headings }) => ({
      message: `Line ${line} of “${file}”: the front matter lists ${steps} steps, and the text has ${headings} headings that begin with “##”.`,
      hint: 'Every step has one heading, in the same order.',
    }),
    'bad-scene': ({ file, line }) => ({
      message: `Line ${line} of “${file}”: the scene is not a link of this page.`,
      hint: 'Set the scene up on the page, copy its link under Share and paste it there.',
    }),
  },
  'lesson-unknown': {
    name: ({ file, line, what, name }) => ({
      message: `Line ${line} of “${file}”: there is no ${{ model: 'model', sample: 'sample picture', method: 'attack or map method' }[what]} “${name}” here.`,
      hint: tryAgain,
    }),
  },
  'lesson-missing': {
    'not-fetched': () => ({
      message: 'The lesson could not be fetched.',
      hint: 'Check the connection and open it again.',
    }),
    'no-such-lesson': ({ name }) => ({
      message: `There is no lesson “${name}” here.`,
      hint: 'Look for it in the list of all lessons, or correct the link.',
    }),
  },
};
