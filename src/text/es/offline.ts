import type { offline as words } from '../en/offline';

/** What is read of working without a connection, and of newer versions. */
export const offline: typeof words = {
  modelKept: 'en este dispositivo',
  storage: 'Almacenamiento en este dispositivo',
  update: {
    ready: 'Hay una versión nueva.',
    waits: 'Hay una versión nueva; espera a que termine el trabajo en curso.',
    comes: 'La versión nueva llega 30 s después de que carguen las pestañas, o antes.',
    take: 'Recargar',
    takeForPart: 'Recargar para usar la versión nueva',
    partWaits: 'Hay una versión nueva: recarga la página cuando termine el trabajo en curso.',
  },
};
