import type { offline as words } from '../en/offline';

/** What is read of working without a connection, and of newer versions. */
export const offline: typeof words = {
  complete:
    'Alle Modelle und die Bilder zum Trainieren sind auf diesem Gerät: Die Seite funktioniert auch ohne Verbindung.',
  partly: (kept, total) => `${kept} von ${total} Modellen sind auf diesem Gerät und öffnen sich ohne Verbindung.`,
  keepAll: (size) => `Alles für offline behalten (${size})`,
  keeping: 'Alles wird für offline geholt',
  loaded: (loaded, total) => `${loaded} von ${total}`,
  stop: 'Anhalten',
  modelKept: 'auf diesem Gerät',
  storage: 'Speicher auf diesem Gerät',
  update: {
    ready: 'Eine neue Version ist da.',
    waits: 'Eine neue Version ist da; sie wartet, bis die laufende Arbeit fertig ist.',
    take: 'Neu laden',
    takeForPart: 'Für die neue Version neu laden',
    partWaits: 'Es gibt eine neue Version: Lade die Seite neu, sobald die laufende Arbeit fertig ist.',
  },
};
