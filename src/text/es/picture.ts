import { form } from './grammar';
import type { Text } from '../en';

/** What is read in the panel *Picture*, and where something is dropped on the page. */
export const picture: Text['picture'] = {
  title: 'Imagen',
  opening: 'Abriendo…',
  none: 'Aún sin imagen',
  choose: 'Elegir…',
  file: 'Archivo de imagen',
  otherWays: 'o suelta o pega una',
  ownCredit: 'Tu imagen se queda en este dispositivo.',
  noCredit: 'Las imágenes se quedan en este dispositivo.',
  crop: {
    name: 'Parte de la imagen que ven los modelos',
    hint: 'Los modelos solo ven la parte clara: arrástrala',
    place: (percent, from) => `${percent} % desde ${from === 'left' ? 'la izquierda' : 'arriba'}`,
  },
  fitWhole: 'Entera',
  fitWholeSummary: 'Muestra a los modelos la imagen entera, entre franjas grises, en vez de la parte del marco',
  own: {
    summary: (count, allKept) =>
      `${form(count, { one: 'tu imagen', other: `tus ${count} imágenes` })}, ${allKept ? 'en este dispositivo' : 'no todas guardadas en este dispositivo'}`,
    delete: 'Borrar de este dispositivo',
    deleteName: (picture) => `Borrar ${picture} de este dispositivo`,
  },
  drop: {
    training: 'Suelta las imágenes para entrenar',
    anywhere: 'Suelta la imagen, el modelo, el informe o el paquete donde quieras',
  },
  camera: {
    open: 'Cámara',
    title: 'Hacer una foto',
    shoot: 'Hacer la foto',
    waiting: 'Esperando a la cámara…',
    stays: 'Se queda en este dispositivo.',
  },
};
