import { form } from './grammar';

/** What is read in the panel *Picture*, and where something is dropped on the page. */
export const picture = {
  title: 'Picture',
  opening: 'Opening…',
  none: 'No picture yet',
  choose: 'Choose…',
  file: 'Picture file',
  otherWays: 'or drop or paste one',
  ownCredit: 'Your picture stays on this device.',
  noCredit: 'Pictures stay on this device.',
  crop: {
    name: 'Part of the picture that the models see',
    hint: 'The models see only the bright part: drag it',
    place: (percent: number, from: 'left' | 'top') => `${percent} % from the ${from}`,
  },
  fitWhole: 'Fit whole',
  fitWholeSummary: 'Show the models all of the picture, between grey bars, instead of the part in the frame',
  own: {
    summary: (count: number, allKept: boolean) =>
      `${form(count, { one: 'your picture', other: `your ${count} pictures` })}, ${allKept ? 'kept on this device' : 'not all kept on this device'}`,
    delete: 'Delete from this device',
    deleteName: (picture: string) => `Delete ${picture} from this device`,
  },
  drop: {
    training: 'Drop the pictures to train on',
    anywhere: 'Drop the picture, model, report or bundle anywhere',
  },
  camera: {
    open: 'Camera',
    title: 'Take a picture',
    shoot: 'Take the picture',
    waiting: 'Waiting for the camera…',
    stays: 'It stays on this device.',
  },
};
