import { whole } from '@/domain/format';
import type { PictureFailures } from '@/domain/failures/pictures';
import type { ForeignFormat } from '@/domain/picture-file/signature';
import type { WordsFor } from '../../words';
import { sampleNames } from '../samples';

const names: Readonly<Record<string, string>> = sampleNames;
const convert = 'Convert it to PNG or JPEG first: open it in an image viewer and export or save it as one of these.';

/** Formats that few browsers open, and what to do about each. */
const foreignFormats: Readonly<Record<ForeignFormat, readonly [name: string, hint: string]>> = {
  tiff: ['TIFF or camera raw', convert],
  icon: ['Windows icon', convert],
  cursor: ['Windows cursor', convert],
  'jpeg-xl': ['JPEG XL', convert],
  'jpeg-2000': ['JPEG 2000', convert],
  photoshop: ['Photoshop', convert],
  pdf: ['PDF', 'Take a screenshot of the picture in it, and drop that.'],
  heic: [
    'HEIC',
    'Convert it to JPEG first: on an iPhone choose Settings, Camera, Formats, Most Compatible, or share the photo as JPEG.',
  ],
  svg: ['SVG drawing', 'A drawing has no pixels yet: export it as PNG, or take a screenshot and paste it.'],
};

/** What is said of pictures and the camera. */
export const pictures: WordsFor<PictureFailures> = {
  'picture-empty': {
    'no-bytes': ({ file }) => ({ message: `“${file}” is empty: it contains no data.`, hint: 'Choose another file.' }),
  },
  'picture-missing': {
    'sample-not-fetched': ({ sample }) => ({
      message: `The sample picture “${names[sample] ?? sample}” could not be loaded.`,
      hint: 'Check the connection, choose another sample, or open a picture of your own.',
    }),
  },
  'picture-not-an-image': {
    'unknown-format': ({ file }) => ({
      message: `“${file}” is not a picture.`,
      hint: 'Choose a PNG, JPEG, WebP, GIF, BMP or AVIF file.',
    }),
    'link-dropped': () => ({
      message: 'What you dropped is a link, not a picture file.',
      hint: 'Save the picture first and drop the file, or copy the picture and paste it here.',
    }),
  },
  'picture-unsupported': {
    'foreign-format': ({ file, format }) => {
      const [name, hint] = foreignFormats[format];
      return { message: `This browser cannot open “${file}” (${name}).`, hint };
    },
  },
  'picture-not-on-device': {
    'own-picture': ({ picture }) => ({
      message: `The picture “${picture}” is not on this device: a person’s own picture never leaves theirs, and a deleted one is gone.`,
      hint: 'Drop that picture here to see the same scene; until then, another is shown.',
    }),
  },
  'picture-damaged': {
    'part-missing': ({ file, format }) => ({
      message: `“${file}” is a damaged ${format} picture: part of it is missing or wrong.`,
      hint: 'Get the file again from where it came from; a download or a copy may have stopped too early.',
    }),
  },
  'picture-too-large': {
    bytes: ({ file, bytes, most }) => ({
      message: `“${file}” has ${Math.round(bytes / 1e6)} MB; at most ${most / 1e6} MB can be opened.`,
      hint: 'Save it smaller or with more compression, and try again.',
    }),
    pixels: ({ file, width, height, most }) => ({
      message: `“${file}” has ${whole(width)} × ${whole(height)} pixels; at most ${most / 1e6} million can be opened.`,
      hint: 'Scale it down in an image viewer first; 1,000 pixels a side is plenty here.',
    }),
    parts: ({ file, most }) => ({
      message: `“${file}” consists of more than ${whole(most)} parts, and no picture needs that many.`,
      hint: 'Save it again with an image editor, or choose another file.',
    }),
  },
  'camera-refused': {
    'not-allowed': () => ({
      message: 'The browser does not let this page use the camera.',
      hint: 'Allow it in the address bar and open the camera again, or choose picture files instead.',
    }),
  },
  'camera-missing': {
    'in-use': () => ({
      message: 'The camera is in use by another program.',
      hint: 'Close the other program and open the camera again, or choose picture files instead.',
    }),
    'none-found': () => ({
      message: 'No camera was found on this device.',
      hint: 'Connect one and open the camera again, or choose picture files instead.',
    }),
  },
};
