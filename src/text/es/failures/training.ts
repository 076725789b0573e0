import { times, whole } from '@/domain/format';
import type { TrainingFailures } from '@/domain/failures/training';
import type { Words, WordsFor } from '../../words';
import { archiveWords } from './archives';

const bundled = (what: string): Words => ({
  message: `Las imágenes que vienen con Limelight están dañadas: ${what}.`,
  hint: 'Recarga la página; si no basta, su servidor tiene archivos equivocados.',
});
const cifar10 = (what: string): Words => ({
  message: `Estos no son los archivos de la versión binaria de CIFAR-10: ${what}.`,
  hint: 'Descarga cifar-10-binary.tar.gz otra vez y suéltalo tal cual.',
});
const byFolders =
  'Pon las imágenes de cada clase en una carpeta con su nombre, y suelta esas carpetas o un zip con ellas.';
const twoClasses = 'Añade imágenes de al menos dos clases, cada una en su propia carpeta.';
const purposes = { training: 'de entrenamiento', heldOut: 'de validación' } as const;

/** What is said of pictures to train on, and of a training. */
export const training: WordsFor<TrainingFailures> = {
  'data-missing': {
    'bundled-not-fetched': () => ({
      message: 'No se pudieron cargar las imágenes que vienen con Limelight, y aún no están en este dispositivo.',
      hint: 'Comprueba la conexión e inténtalo de nuevo, o entrena con imágenes tuyas.',
    }),
    'no-training-set': () => ({
      message: 'Todas estas imágenes están en un conjunto de validación o de prueba, del que no se aprende.',
      hint: 'Añade el conjunto de entrenamiento; o suelta solo las carpetas de las clases, y una parte se reserva para la validación.',
    }),
    'no-class-folder': () => ({
      message: 'Ninguna de estas imágenes está en una carpeta con el nombre de su clase.',
      hint: byFolders,
    }),
    'no-usable-picture': () => ({ message: 'Aquí no hay ninguna imagen que se pueda usar.', hint: byFolders }),
  },
  'data-corrupt': {
    archive: ({ fault }) => ({
      message: `Estas imágenes no se pueden leer: ${archiveWords(fault)}.`,
      hint: 'Consigue el archivo otra vez, o vuelve a crearlo.',
    }),
    'bundled-index': () => bundled('index.json no es lo que debería ser'),
    'bundled-label': () => bundled('una etiqueta no tiene clase'),
    'bundled-not-png': ({ file }) => bundled(`${file} no es una imagen PNG completa`),
    'bundled-size': ({ file, size, wanted }) =>
      bundled(`${file} tiene ${times(size)} píxeles en vez de ${times(wanted)}`),
    'cifar10-label': ({ label }) => cifar10(`una imagen tiene la etiqueta ${label}`),
    'cifar10-bytes': ({ bytes }) => cifar10(`uno tiene ${whole(bytes)} bytes`),
  },
  'data-too-large': {
    archive: ({ bytes }) => ({
      message: `El archivo contiene más de ${whole(Math.floor(bytes / 1e6))}\u00a0MB, demasiado para descomprimirlo en una página.`,
      hint: 'Descomprímelo tú y suelta sus carpetas, o una parte de ellas.',
    }),
    'no-more-fit': ({ pictures }) => ({
      message: `Hay ${whole(pictures)} imágenes, y no caben más.`,
      hint: 'Son más que suficientes; empieza a entrenar.',
    }),
  },
  'data-unfit': {
    'no-classes': () => ({ message: 'No hay ninguna clase.', hint: twoClasses }),
    'one-class': () => ({
      message: 'Todas las imágenes son de una sola clase; hacen falta al menos dos.',
      hint: twoClasses,
    }),
    'too-many-classes': ({ classes, most }) => ({
      message: `Hay ${whole(classes)} clases; se pueden aprender como mucho ${whole(most)}.`,
      hint: 'Cada carpeta de imágenes es una clase: repártelas en menos carpetas, una por cada cosa que haya que distinguir.',
    }),
    'other-size': ({ has, takes }) => ({
      message: `Estas imágenes son de ${times(has)}, y el modelo las acepta de ${times(takes)}.`,
      hint: 'Quita las imágenes y añádelas otra vez, o vuelve al modelo para el que se prepararon.',
    }),
  },
  'training-unfit': {
    'no-pictures': () => ({
      message: 'Aún no hay imágenes con las que entrenar.',
      hint: 'Suelta carpetas de imágenes, un zip con ellas, o usa la cámara; o elige las imágenes que vienen con Limelight.',
    }),
    'size-differs': ({ data, has, takes }) => ({
      message: `El modelo acepta imágenes de ${times(takes)}, y las de ${data} son de ${times(has)}.`,
      hint: 'Elige imágenes del tamaño del modelo, u otro modelo.',
    }),
    'scores-differ': ({ data, classes, scores }) => ({
      message: `El modelo da ${times(scores)} puntuaciones, y ${data} tiene ${whole(classes)} clases.`,
      hint: 'Dale antes al modelo una cabeza nueva, o elige otras imágenes.',
    }),
    'empty-part': ({ data, part }) => ({
      message: `${data} no tiene imágenes ${purposes[part]}.`,
      hint: 'Añade más imágenes.',
    }),
    'labels-differ': ({ data, part }) => ({
      message: `Las imágenes ${purposes[part]} de ${data} no corresponden a sus etiquetas.`,
      hint: 'Lee las imágenes otra vez.',
    }),
  },
  'training-diverged': {
    'loss-of-step': ({ step }) => ({
      message: `La pérdida del paso ${whole(step)} no es un número: el entrenamiento ha divergido.`,
      hint: 'Baja λ o la tasa de aprendizaje, o recorta los gradientes a una longitud menor; el modelo se conserva como era antes.',
    }),
    'after-steps': ({ steps }) => ({
      message: `Después de ${steps === 1 ? 'un paso' : `${whole(steps)} pasos`} la pérdida ya no es un número: el entrenamiento ha divergido.`,
      hint: 'Empieza otra vez con una tasa de aprendizaje menor o λ menores; también ayudan una rampa más larga y recortar los gradientes.',
    }),
  },
  'training-elsewhere': {
    'another-tab': () => ({
      message:
        'En otra pestaña de este navegador se está entrenando un modelo, y dos a la vez competirían por el mismo dispositivo.',
      hint: 'Espera a que termine ese entrenamiento, o detenlo allí; después inicia este otra vez.',
    }),
  },
  'training-flat-maps': {
    'mostly-flat': () => ({
      message:
        'La mayoría de las imágenes tienen un mapa de perturbación plano: desenfocar cualquier parte de ellas no cambia nada de lo que dice el modelo, así que el término selectivo apenas tiene efecto.',
      hint: 'Entrena primero solo con el término jacobiano (λ selectivo 0), y después otra vez a partir del resultado.',
    }),
  },
};
