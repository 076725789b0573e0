import { whole } from '@/domain/format';
import type { PictureFailures } from '@/domain/failures/pictures';
import type { ForeignFormat } from '@/domain/picture-file/signature';
import type { WordsFor } from '../../words';
import { megabytes } from '../grammar';
import { sampleNames } from '../samples';

const names: Readonly<Record<string, string>> = sampleNames;
const convert =
  'Conviértelo antes a PNG o JPEG: ábrelo en un visor de imágenes y expórtalo o guárdalo en uno de esos formatos.';
const openAgain = 'vuelve a abrir la cámara, o elige archivos de imagen.';

/** Formats that few browsers open, and what to do about each. */
const foreignFormats: Readonly<Record<ForeignFormat, readonly [name: string, hint: string]>> = {
  tiff: ['TIFF o RAW de cámara', convert],
  icon: ['icono de Windows', convert],
  cursor: ['cursor de Windows', convert],
  'jpeg-xl': ['JPEG XL', convert],
  'jpeg-2000': ['JPEG 2000', convert],
  photoshop: ['Photoshop', convert],
  pdf: ['PDF', 'Haz una captura de pantalla de la imagen que contiene y suéltala aquí.'],
  heic: [
    'HEIC',
    'Conviértelo antes a JPEG: en un iPhone elige Ajustes, Cámara, Formatos, «Más compatible», o comparte la foto como JPEG.',
  ],
  svg: [
    'dibujo SVG',
    'Un dibujo aún no tiene píxeles: expórtalo como PNG, o haz una captura de pantalla y pégala aquí.',
  ],
};

/** What is said of pictures and the camera. */
export const pictures: WordsFor<PictureFailures> = {
  'picture-empty': {
    'no-bytes': ({ file }) => ({
      message: `«${file}» está vacío: no contiene ningún dato.`,
      hint: 'Elige otro archivo.',
    }),
  },
  'picture-missing': {
    'sample-not-fetched': ({ sample }) => ({
      message: `No se pudo cargar la imagen de ejemplo «${names[sample] ?? sample}».`,
      hint: 'Comprueba la conexión, elige otro ejemplo o abre una imagen tuya.',
    }),
  },
  'picture-not-an-image': {
    'unknown-format': ({ file }) => ({
      message: `«${file}» no es una imagen.`,
      hint: 'Elige un archivo PNG, JPEG, WebP, GIF, BMP o AVIF.',
    }),
    'link-dropped': () => ({
      message: 'Lo que has soltado es un enlace, no un archivo de imagen.',
      hint: 'Guarda primero la imagen y suelta el archivo, o copia la imagen y pégala aquí.',
    }),
  },
  'picture-unsupported': {
    'foreign-format': ({ file, format }) => {
      const [name, hint] = foreignFormats[format];
      return { message: `Este navegador no puede abrir «${file}» (${name}).`, hint };
    },
  },
  'picture-not-on-device': {
    'own-picture': ({ picture }) => ({
      message: `La imagen «${picture}» no está en este dispositivo: las imágenes propias nunca salen del dispositivo de su dueño, y una borrada ya no existe.`,
      hint: 'Suelta aquí esa imagen para ver la misma escena; mientras tanto se muestra otra.',
    }),
  },
  'picture-damaged': {
    'part-missing': ({ file, format }) => ({
      message: `«${file}» es una imagen ${format} dañada: le falta una parte o la tiene mal.`,
      hint: 'Vuelve a obtener el archivo de donde vino; puede que una descarga o una copia se cortara antes de tiempo.',
    }),
  },
  'picture-too-large': {
    bytes: ({ file, bytes, most }) => ({
      message: `«${file}» ocupa ${megabytes(bytes)}; se pueden abrir como mucho ${megabytes(most)}.`,
      hint: 'Guárdala más pequeña o con más compresión e inténtalo de nuevo.',
    }),
    pixels: ({ file, width, height, most }) => ({
      message: `«${file}» tiene ${whole(width)} × ${whole(height)} píxeles; se pueden abrir como mucho ${whole(most / 1e6)} millones.`,
      hint: 'Redúcela antes en un visor de imágenes; aquí bastan de sobra 1000 píxeles por lado.',
    }),
    parts: ({ file, most }) => ({
      message: `«${file}» consta de más de ${whole(most)} partes, y ninguna imagen necesita tantas.`,
      hint: 'Vuelve a guardarla con un editor de imágenes, o elige otro archivo.',
    }),
  },
  'camera-refused': {
    'not-allowed': () => ({
      message: 'El navegador no deja que esta página use la cámara.',
      hint: `Permítelo en la barra de direcciones y ${openAgain}`,
    }),
  },
  'camera-missing': {
    'in-use': () => ({
      message: 'Otro programa está usando la cámara.',
      hint: `Cierra el otro programa y ${openAgain}`,
    }),
    'none-found': () => ({
      message: 'No se encontró ninguna cámara en este dispositivo.',
      hint: `Conecta una y ${openAgain}`,
    }),
  },
};
