import type { offline as words } from '../en/offline';

/** What is read of working without a connection, and of newer versions. */
export const offline: typeof words = {
  complete:
    'Todos los modelos y las imágenes para entrenar están en este dispositivo: la página funciona sin conexión.',
  partly: (kept, total) => `${kept} de ${total} modelos están en este dispositivo y se abren sin conexión.`,
  keepAll: (size) => `Guardar todo para usarlo sin conexión (${size})`,
  keeping: 'Guardando todo para usarlo sin conexión',
  loaded: (loaded, total) => `${loaded} de ${total}`,
  stop: 'Detener',
  modelKept: 'en este dispositivo',
  storage: 'Almacenamiento en este dispositivo',
  update: {
    ready: 'Hay una versión nueva.',
    waits: 'Hay una versión nueva; espera a que termine el trabajo en curso.',
    take: 'Recargar',
    takeForPart: 'Recargar para usar la versión nueva',
    partWaits: 'Hay una versión nueva: recarga la página cuando termine el trabajo en curso.',
  },
};
