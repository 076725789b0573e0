import { times, whole } from '@/domain/format';
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
      return 'Solo se usa el primer fotograma de la animación.';
    case 'on-white':
      return 'Las partes transparentes se muestran sobre blanco.';
    case 'scaled-down':
      return `Reducida de ${sizeWords(note.from)} a ${sizeWords(note.to)} píxeles.`;
    case 'very-small':
      return `La imagen es muy pequeña: ${sizeWords(note.size)} píxeles.`;
    case 'pixels-altered':
      return 'Este navegador cambia los píxeles que leen las páginas, para que no te reconozcan: los números pueden diferir de los de otros navegadores.';
    case 'others-left':
      return `Se muestra una sola imagen cada vez: ${listed(note.names)}.`;
    default:
      return note satisfies never;
  }
}

/** "«b.png» no se abrió", "«b.png» y 2 más no se abrieron". */
function listed([first, ...rest]: readonly string[]): string {
  return rest.length === 0 ? `«${first}» no se abrió` : `«${first}» y ${whole(rest.length)} más no se abrieron`;
}

/**
 * What part of a picture a model of input size `input` looks at, and what became of it: "los 300 × 300 del centro de
 * 451 × 300 píxeles, reducidos a 32 × 32"; "todos los 32 × 32 píxeles" where nothing was done.
 */
export function cropWords(picture: Size, input: Size, crop: Crop = centre): string {
  const part = partShown(picture, input.width, input.height, crop);
  const isWhole = part.width === picture.width && part.height === picture.height;
  const words = isWhole
    ? `todos los ${sizeWords(picture)} píxeles`
    : `${place(part, crop)} de ${sizeWords(picture)} píxeles`;
  // Of a whole picture one side fills the input, the other leaves bars.
  const scale = Math.min(input.width / part.width, input.height / part.height);
  if (scale === 1 && !barred(part, input)) return words;
  const scaled = scale === 1 ? '' : `, ${scale < 1 ? 'reducidos' : 'ampliados'} a ${sizeWords(input)}`;
  return `${words}${scaled}${barred(part, input) ? ', con franjas grises' : ''}`;
}

/** Whether the part has not the shape of the input, as a whole picture may not. */
function barred(part: Size, input: Size): boolean {
  return Math.abs(part.width * input.height - part.height * input.width) > 1e-6 * part.width * input.height;
}

/** "los 300 × 300 del centro", "300 × 300 desde (40, 0)". */
function place(part: Part, crop: Crop): string {
  if (crop === 'whole' || sameCrop(crop, centre)) return `los ${sizeWords(part)} del centro`;
  return `${sizeWords(part)} desde (${Math.round(part.left)}, ${Math.round(part.top)})`;
}

/** The ninths of a map. */
export const regionNames: Readonly<Record<RegionName, string>> = {
  'top-left': 'arriba a la izquierda',
  top: 'arriba',
  'top-right': 'arriba a la derecha',
  left: 'izquierda',
  centre: 'centro',
  right: 'derecha',
  'bottom-left': 'abajo a la izquierda',
  bottom: 'abajo',
  'bottom-right': 'abajo a la derecha',
};
