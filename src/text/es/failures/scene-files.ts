import type { SceneFileFailures, SceneFileKind } from '@/domain/failures/scene-files';
import type { WordsFor } from '../../words';
import { megabytes } from '../grammar';

const stays = 'Lo que hay en pantalla se conserva.';
const again = `${stays} Vuelve a obtener el archivo de donde vino; puede que una descarga se cortara antes de tiempo.`;
const reload = `${stays} Recarga esta página para tener su versión más reciente, y vuelve a soltar el archivo.`;

const kinds: Readonly<Record<SceneFileKind, string>> = { report: 'El informe', bundle: 'El paquete' };

/** What is said of reports and bundles that cannot be opened. */
export const sceneFiles: WordsFor<SceneFileFailures> = {
  'scene-file-damaged': {
    'cut-off': ({ file, kind }) => ({
      message: `${kinds[kind]} «${file}» está dañado o se corta antes de su final.`,
      hint: again,
    }),
    'bad-field': ({ file, kind, field }) => ({
      message: `${kinds[kind]} «${file}» no se puede usar: su campo «${field}» falta o está mal.`,
      hint: `${stays} Si alguien editó el archivo a mano, deshaz ese cambio; si no, vuelve a obtenerlo.`,
    }),
    'picture-left-out': ({ file, picture }) => ({
      message: `El paquete «${file}» debería contener la imagen «${picture}», pero no la contiene.`,
      hint: `${stays} Pide el paquete tal como se guardó, o suelta esa imagen por separado.`,
    }),
  },
  'scene-file-page': {
    'no-scene': ({ file }) => ({
      message: `«${file}» es un informe para leer: muestra la escena, pero no la contiene.`,
      hint: `${stays} Abre el enlace que contiene para ver la escena. O suelta la forma JSON del informe, que la restaura, si también se guardó.`,
    }),
  },
  'scene-file-others': {
    left: ({ file, files }) => ({
      message: `Se muestra una sola escena cada vez: la de «${file}».`,
      hint: `Sin abrir: ${files.map((name) => `«${name}»`).join(', ')}. Suelta los demás uno a uno.`,
    }),
  },
  'scene-file-newer': {
    'foreign-version': ({ file, kind, version }) => ({
      message: `${kinds[kind]} «${file}» se hizo con una versión más reciente de Limelight (formato ${version}).`,
      hint: reload,
    }),
  },
  'scene-file-unknown': {
    name: ({ file, what, name }) => ({
      message: `«${file}» muestra ${{ model: 'un modelo', sample: 'una imagen de ejemplo', method: 'un método' }[what]} con el nombre «${name}», y esta página no tiene nada así.`,
      hint: reload,
    }),
  },
  'scene-file-too-large': {
    bytes: ({ file, bytes, most }) => ({
      message: `La imagen del paquete «${file}» ocupa ${megabytes(bytes)}; se pueden abrir como mucho ${megabytes(most)}.`,
      hint: `${stays} Pide un paquete con una imagen más pequeña; aquí bastan de sobra 1000 píxeles por lado.`,
    }),
  },
};
