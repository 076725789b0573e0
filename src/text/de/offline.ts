import type { offline as words } from '../en/offline';

/** What is read of working without a connection, and of newer versions. */
export const offline: typeof words = {
  modelKept: 'auf diesem Gerät',
  storage: 'Speicher auf diesem Gerät',
  update: {
    ready: 'Eine neue Version ist da.',
    waits: 'Eine neue Version ist da; sie wartet, bis die laufende Arbeit fertig ist.',
    comes: 'Die neue Version kommt spätestens 30 s, nachdem alle Tabs geladen haben.',
    take: 'Neu laden',
    takeForPart: 'Für die neue Version neu laden',
    partWaits: 'Es gibt eine neue Version: Lade die Seite neu, sobald die laufende Arbeit fertig ist.',
  },
};
