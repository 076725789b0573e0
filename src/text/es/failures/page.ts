import { times } from '@/domain/format';
import type { PageFailures, WorkerRole } from '@/domain/failures/page';
import type { OutcomeWords, WordsFor } from '../../words';
import { backendNames, backendRefusal, places, refusedBackend } from '../backends';
import { pictures } from '../grammar';

const contextGone = 'su contexto ya no existe';
const fromCheckpoint = 'El entrenamiento continúa desde el último punto de control.';
const restarting = 'El motor se está reiniciando; tus ajustes se conservan.';
const reload = 'Recarga la página; tus ajustes se conservan en su dirección.';

/** How a worker is called, and what to do once it has died. */
const workers: Readonly<Record<WorkerRole, { readonly name: string; readonly hint: string }>> = {
  engine: { name: 'El motor', hint: 'Se está reiniciando; tus ajustes se conservan.' },
  trainer: { name: 'El entrenador', hint: fromCheckpoint },
  'picture-opener': {
    name: 'La parte que abre imágenes',
    hint: 'Inténtalo de nuevo, quizá con una imagen más pequeña.',
  },
  'file-reader': {
    name: 'La parte que lee y empaqueta archivos',
    hint: 'Inténtalo de nuevo, quizá con menos archivos o con archivos más pequeños.',
  },
  'map-comparer': { name: 'La parte que compara mapas', hint: 'Vuelve a arrancar con el próximo mapa.' },
};

/** What is said of the device, its storage, the workers and the page itself. */
export const page: WordsFor<PageFailures> = {
  'archive-empty': {
    'no-files': ({ file }) => ({
      message: `«${file}» está vacío: no contiene ningún archivo.`,
      hint: 'Vuelve a comprimir lo que debe contener: imágenes, con una carpeta por clase, o un modelo. Después suéltalo o elígelo otra vez.',
    }),
  },
  'backend-unavailable': {
    refused: ({ backend, place, refusal, others }) => ({
      message: `${backendNames[backend]} no se puede usar en ${places[place]}: ${backendRefusal(refusal)}.`,
      hint: `Deja que Limelight elija, o pide otro backend (${others.join(', ')}).`,
    }),
    'none-works': ({ candidates }) => ({
      message: `Aquí no funciona ningún backend (${candidates.map(({ name, refused }) => refusedBackend(name, refused)).join('; ')}).`,
      hint: 'Actualiza el navegador, o prueba con una versión actual de Chrome, Edge, Firefox o Safari.',
    }),
  },
  'backend-lost': {
    'device-lost': ({ problem }) => ({
      message: `Se perdió el dispositivo gráfico (${problem ?? contextGone}).`,
      hint: restarting,
    }),
    'device-lost-training': ({ problem }) => ({
      message: `Se perdió el dispositivo gráfico durante el entrenamiento (${problem ?? contextGone}).`,
      hint: fromCheckpoint,
    }),
  },
  'storage-full': {
    'no-room': () => ({
      message: 'No queda espacio en este dispositivo.',
      hint: 'Borra lo que ya no necesites (Ayuda, Almacenamiento en este dispositivo) o libera espacio, e inténtalo de nuevo.',
    }),
    'no-room-for-all-models': () => ({
      message: 'En este dispositivo no queda espacio para todos los modelos.',
      hint: 'Libera algo de espacio e inténtalo de nuevo; los modelos guardados hasta ahora funcionan sin conexión.',
    }),
  },
  'storage-unavailable': {
    'nothing-kept': () => ({
      message: 'Este navegador no deja que la página guarde nada en este dispositivo.',
      hint: 'Lo impiden las ventanas privadas y los ajustes estrictos; abre la página en una ventana normal.',
    }),
  },
  'page-insecure': {
    'plain-http': () => ({
      message:
        'Esta página llegó por http sin cifrar: el navegador no le da entonces ni WebGPU ni cámara, y no la guarda para usarla sin conexión.',
      hint: 'Ábrela por https (quien la sirve en la red local puede hacerlo: npm run serve:lan). Lo demás funciona, más despacio.',
    }),
  },
  'page-incomplete': {
    'part-not-fetched': () => ({
      message: 'No se pudo cargar una parte de esta página.',
      hint: 'Comprueba la conexión e inténtalo de nuevo. Si hay una versión más reciente, recarga la página; lo que has preparado se conserva en su dirección.',
    }),
  },
  'out-of-memory': {
    'too-much-asked': () => ({
      message: 'No hay memoria suficiente para este modelo con lo que se le pide.',
      hint: 'Cierra otras pestañas, quita un modelo de la comparación o usa uno más pequeño; después, inténtalo de nuevo.',
    }),
    'training-step': ({ pictures: n }) => ({
      message: `No hay memoria suficiente para entrenar con ${pictures(n)} por paso.`,
      hint: 'Cierra otras pestañas, entrena menos capas o parte de un modelo más pequeño.',
    }),
  },
  'worker-crashed': {
    stopped: ({ worker, problem }) => ({
      message: `${workers[worker].name} se detuvo inesperadamente${problem === '' ? '' : ` (${problem})`}.`,
      hint: workers[worker].hint,
    }),
    'being-replaced': ({ worker }) => ({
      message: `${workers[worker].name} se está reemplazando.`,
      hint: workers[worker].hint,
    }),
    silent: ({ worker }) => ({
      message: `${workers[worker].name} ya no responde.`,
      hint: workers[worker].hint,
    }),
  },
  internal: {
    thrown: ({ problem }) => ({
      message: `Algo falló dentro de Limelight: ${/[.!?]$/.test(problem) ? problem : `${problem}.`}`,
      hint: reload,
    }),
    'picture-of-other-size': ({ takes, given }) => ({
      message: `El modelo acepta imágenes de ${times(takes)}, no de ${times(given)}.`,
      hint: reload,
    }),
  },
};

/** What is said of what was done about a failure. */
export const outcomes: OutcomeWords = {
  restarting: (words) => ({ ...words, hint: restarting }),
  'not-restarted': (words) => ({
    ...words,
    hint: 'Recarga la página, o elige otro backend con el indicador de arriba.',
  }),
  'fastest-instead': (words) => ({ ...words, hint: 'En su lugar se usa el más rápido de los que funcionan aquí.' }),
  'device-given-up': (_, { backend }) => ({
    message: `${backendNames[backend]} se perdió dos veces en un minuto.`,
    hint: 'Limelight sigue con lo mejor que queda de lo que ofrece este navegador; con el indicador de arriba puedes volver al anterior.',
  }),
  'training-given-up': (words) => ({
    ...words,
    hint: 'Se volvió a iniciar tres veces en un minuto. Prueba con otro backend, un lote más pequeño o un modelo más pequeño.',
  }),
  'smaller-batch': (words, { pictures: n }) => ({
    ...words,
    hint: `El entrenamiento continúa con ${pictures(n)} por paso.`,
  }),
  'model-not-kept': ({ message, hint }, { model }) => ({
    message: `El modelo «${model}» no queda guardado en este dispositivo. ${message}`,
    hint: `Funciona hasta que se cierre esta página. ${hint}`,
  }),
  'picture-not-kept': ({ message }) => ({
    message: `Tu imagen no queda guardada y desaparecerá al cerrar la página. ${message}`,
    hint: 'Mientras tanto funciona; borra imágenes que ya no necesites, o ten el archivo a mano.',
  }),
  'checkpoint-not-kept': ({ message, hint }) => ({
    message: `No se guarda ningún punto de control, así que este entrenamiento no se podrá retomar después de cerrar la página. ${message}`,
    hint: `Mientras tanto el entrenamiento continúa; deja abierta esta página. ${hint}`,
  }),
};
