import { times } from '@/domain/format';
import { centre, partShown, sameCrop, type Crop, type Part } from '@/domain/crop';
import type { Pixels } from '@/domain/picture';
import type { PictureNote } from '@/domain/picture-notes';
import type { RegionName } from '@/domain/regions';

type Size = Pick<Pixels, 'width' | 'height'>;

const sizeWords = ({ width, height }: Size) => times([Math.round(width), Math.round(height)]);

/** What became of a picture that was opened, in a sentence. */
export function pictureNote(note: PictureNote): string {
  switch (note.note) {
    case 'first-frame':
      return 'Only the first frame of the animation is used.';
    case 'on-white':
      return 'Transparent parts are shown on white.';
    case 'scaled-down':
      return `Scaled down from ${sizeWords(note.from)} to ${sizeWords(note.to)} pixels.`;
    case 'very-small':
      return `The picture is very small: ${sizeWords(note.size)} pixels.`;
    case 'pixels-altered':
      return 'This browser changes the pixels that pages read, to protect you from being recognised: numbers may differ from those of other browsers.';
    case 'others-left':
      return `One picture is shown at a time: ${listed(note.names)} not opened.`;
    default:
      return note satisfies never;
  }
}

/** "“b.png” was", "“b.png” and 2 more were". */
function listed([first, ...rest]: readonly string[]): string {
  return rest.length === 0 ? `“${first}” was` : `“${first}” and ${rest.length} more were`;
}

/**
 * What part of a picture a model of input size `input` looks at, and what became of it: "the middle 300 × 300 of
 * 451 × 300 pixels, shrunk to 32 × 32"; "all 32 × 32 pixels" where nothing was done.
 */
export function cropWords(picture: Size, input: Size, crop: Crop = centre): string {
  const part = partShown(picture, input.width, input.height, crop);
  const isWhole = part.width === picture.width && part.height === picture.height;
  const words = isWhole ? `all ${sizeWords(picture)}` : `${place(part, crop)} of ${sizeWords(picture)} pixels`;
  // Of a whole picture one side fills the input, the other leaves bars.
  const scale = Math.min(input.width / part.width, input.height / part.height);
  if (scale === 1 && !barred(part, input)) return isWhole ? `${words} pixels` : words;
  const scaled = scale === 1 ? '' : `, ${scale < 1 ? 'shrunk' : 'enlarged'} to ${sizeWords(input)}`;
  return `${words}${scaled}${barred(part, input) ? ' with grey bars' : ''}`;
}

/** Whether the part has not the shape of the input, as a whole picture may not. */
function barred(part: Size, input: Size): boolean {
  return Math.abs(part.width * input.height - part.height * input.width) > 1e-6 * part.width * input.height;
}

/** "the middle 300 × 300", "300 × 300 from (40, 0)". */
function place(part: Part, crop: Crop): string {
  if (crop === 'whole' || sameCrop(crop, centre)) return `the middle ${sizeWords(part)}`;
  return `${sizeWords(part)} from (${Math.round(part.left)}, ${Math.round(part.top)})`;
}

/** The ninths of a map. */
export const regionNames: Readonly<Record<RegionName, string>> = {
  'top-left': 'top left',
  top: 'top',
  'top-right': 'top right',
  left: 'left',
  centre: 'centre',
  right: 'right',
  'bottom-left': 'bottom left',
  bottom: 'bottom',
  'bottom-right': 'bottom right',
};
