import { times, whole } from '@/domain/format';
import { centre, partShown, sameCrop, type Crop, type Part } from '@/domain/crop';
import type { Pixels } from '@/domain/picture';
import type { PictureNote } from '@/domain/picture-notes';
import type { RegionName } from '@/domain/regions';

type Size = Pick<Pixels, 'width' | 'height'>;

const sizeWords = ({ width, height }: Size) => times([Math.round(width), Math.round(height)]);

/** Was aus einem geöffneten Bild wurde, in einem Satz. */
export function pictureNote(note: PictureNote): string {
  switch (note.note) {
    case 'first-frame':
      return 'Von der Animation wird nur das erste Bild verwendet.';
    case 'on-white':
      return 'Durchsichtige Stellen sind auf Weiß zu sehen.';
    case 'scaled-down':
      return `Von ${sizeWords(note.from)} auf ${sizeWords(note.to)} Pixel verkleinert.`;
    case 'very-small':
      return `Das Bild ist sehr klein: ${sizeWords(note.size)} Pixel.`;
    case 'pixels-altered':
      return 'Dieser Browser verändert die Pixel, die Seiten lesen, damit du nicht wiedererkannt wirst: Zahlen können von denen anderer Browser abweichen.';
    case 'others-left':
      return `Es wird immer nur ein Bild gezeigt: ${listed(note.names)} nicht geöffnet.`;
    default:
      return note satisfies never;
  }
}

/** „„b.png“ wurde“, „„b.png“ und 2 weitere wurden“. */
function listed([first, ...rest]: readonly string[]): string {
  return rest.length === 0 ? `„${first}“ wurde` : `„${first}“ und ${whole(rest.length)} weitere wurden`;
}

/**
 * Welchen Teil eines Bildes ein Modell mit der Eingabegröße `input` sieht, und was daraus wurde: „die mittleren 300 × 300
 * von 451 × 300 Pixeln, auf 32 × 32 verkleinert“; „alle 32 × 32 Pixel“, wo nichts geschah.
 */
export function cropWords(picture: Size, input: Size, crop: Crop = centre): string {
  const part = partShown(picture, input.width, input.height, crop);
  const isWhole = part.width === picture.width && part.height === picture.height;
  const words = isWhole ? `alle ${sizeWords(picture)}` : `${place(part, crop)} von ${sizeWords(picture)} Pixeln`;
  // Bei einem ganzen Bild füllt eine Seite die Eingabe, die andere lässt Balken.
  const scale = Math.min(input.width / part.width, input.height / part.height);
  if (scale === 1 && !barred(part, input)) return isWhole ? `${words} Pixel` : words;
  const scaled = scale === 1 ? '' : `, auf ${sizeWords(input)} ${scale < 1 ? 'verkleinert' : 'vergrößert'}`;
  return `${words}${scaled}${barred(part, input) ? ', mit grauen Balken' : ''}`;
}

/** Ob der Teil nicht die Form der Eingabe hat; bei einem ganzen Bild kann das sein. */
function barred(part: Size, input: Size): boolean {
  return Math.abs(part.width * input.height - part.height * input.width) > 1e-6 * part.width * input.height;
}

/** „die mittleren 300 × 300“, „300 × 300 ab (40, 0)“. */
function place(part: Part, crop: Crop): string {
  if (crop === 'whole' || sameCrop(crop, centre)) return `die mittleren ${sizeWords(part)}`;
  return `${sizeWords(part)} ab (${Math.round(part.left)}, ${Math.round(part.top)})`;
}

/** Die Neuntel einer Karte. */
export const regionNames: Readonly<Record<RegionName, string>> = {
  'top-left': 'oben links',
  top: 'oben',
  'top-right': 'oben rechts',
  left: 'links',
  centre: 'Mitte',
  right: 'rechts',
  'bottom-left': 'unten links',
  bottom: 'unten',
  'bottom-right': 'unten rechts',
};
