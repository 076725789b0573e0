import type { storage as words } from '../en/storage';

/** What is read in the window about what is kept on this device. */
export const storage: typeof words = {
  what: 'Esto es todo lo que guarda la página, en este navegador y en este dispositivo. Nada de ello se ha enviado a ninguna parte.',
  notEncrypted:
    'Esta página llegó por http sin cifrar, así que el navegador no permite guardarla para usarla sin conexión. Ábrela por https.',
  notOffered:
    'Este navegador no permite guardar la página para usarla sin conexión; quizá sea por una ventana privada.',
  offline: {
    complete:
      'Todos los modelos y las imágenes para entrenar están en este dispositivo: la página funciona sin conexión.',
    partly: (kept, total) => `${kept} de ${total} modelos están en este dispositivo y se abren sin conexión.`,
    keepAll: (size) => `Guardar todo para usarlo sin conexión (${size})`,
    keeping: 'Guardando todo para usarlo sin conexión',
    loaded: (loaded, total) => `${loaded} de ${total}`,
    stop: 'Detener',
  },
  kinds: {
    'own-pictures': {
      label: 'Tus imágenes',
      loses: 'Los enlaces y «Deshacer» ya no encontrarán lo que borres.',
    },
    'own-models': {
      label: 'Tus modelos',
      loses: 'Lo que borres desaparece también de la pantalla. Para recuperarlo necesitas sus archivos.',
    },
    training: {
      label: 'Un entrenamiento interrumpido',
      loses: 'El entrenamiento ya no podrá seguir desde donde se detuvo.',
    },
    models: {
      label: 'Modelos para usar sin conexión',
      loses: 'Lo que borres se vuelve a descargar cuando se usa, y se guarda otra vez en la próxima visita.',
    },
    'training-pictures': {
      label: 'Imágenes para entrenar',
      loses: 'Se vuelven a descargar cuando un entrenamiento las necesita.',
    },
    page: {
      label: 'La propia página',
      loses: 'La página funciona hasta que la cierres. La próxima visita necesita conexión y la guarda de nuevo.',
    },
    settings: {
      label: 'Ajustes y progreso',
      loses: 'Se olvida lo elegido y lo alcanzado aquí (colores, idioma, panel abierto).',
    },
  },
  remove: 'Borrar',
  removeNamed: (name) => `Borrar: ${name}`,
  confirm: 'Borrar',
  almostNone: 'menos de 1\u00a0KB',
  inUse: 'en uso',
  deleteAll: (size) => `Borrar todo (${size})`,
  losesAll:
    'Tus imágenes, tus modelos y un entrenamiento interrumpido se borran para siempre; lo demás se vuelve a descargar cuando haga falta.',
  room: (used, quota) => `Ocupado aquí: ${used}; el navegador permite unos ${quota}.`,
  persisted: 'No lo borra por sí mismo.',
  mayBeCleared: 'Puede borrarlo cuando falte espacio.',
};
