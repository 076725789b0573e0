import type { SceneFileFailures } from '@/domain/failures/scene-files';
import type { WordsFor } from '../../words';
import { megabytes } from '../grammar';

const again =
  'What is on the screen stays. Get the file again from where it came from; a download may have stopped too early.';
const reload = 'What is on the screen stays. Reload this page for its newest version, and drop the file again.';

/** What is said of reports and bundles that cannot be opened. */
export const sceneFiles: WordsFor<SceneFileFailures> = {
  'scene-file-damaged': {
    'cut-off': ({ file, kind }) => ({
      message: `The ${kind} “${file}” is damaged, or stops before its end.`,
      hint: again,
    }),
    'bad-field': ({ file, kind, field }) => ({
      message: `The ${kind} “${file}” cannot be used: its field “${field}” is missing or wrong.`,
      hint: 'What is on the screen stays. If the file was edited by hand, undo that change; otherwise get it again.',
    }),
    'picture-left-out': ({ file, picture }) => ({
      message: `The bundle “${file}” should hold the picture “${picture}”, but does not.`,
      hint: 'What is on the screen stays. Ask for the bundle as it was saved, or drop that picture by itself.',
    }),
  },
  'scene-file-page': {
    'no-scene': ({ file }) => ({
      message: `“${file}” is a report for reading: it shows the scene, but does not hold it.`,
      hint: 'What is on the screen stays. Open the link in it to see the scene; or drop the report’s JSON form, which restores it, if that was saved too.',
    }),
  },
  'scene-file-others': {
    left: ({ file, files }) => ({
      message: `One scene is shown at a time: that of “${file}”.`,
      hint: `Not opened: ${files.map((name) => `“${name}”`).join(', ')}. Drop the others one by one.`,
    }),
  },
  'scene-file-newer': {
    'foreign-version': ({ file, kind, version }) => ({
      message: `The ${kind} “${file}” was made by a newer version of Limelight (format ${version}).`,
      hint: reload,
    }),
  },
  'scene-file-unknown': {
    name: ({ file, what, name }) => ({
      message: `“${file}” shows a ${{ model: 'model', sample: 'sample picture', method: 'method' }[what]} called “${name}”, which this page does not have.`,
      hint: reload,
    }),
  },
  'scene-file-too-large': {
    bytes: ({ file, bytes, most }) => ({
      message: `The picture in the bundle “${file}” has ${megabytes(bytes)}; at most ${megabytes(most)} can be opened.`,
      hint: 'What is on the screen stays. Ask for a bundle with a smaller picture; 1,000 pixels a side is plenty here.',
    }),
  },
};
