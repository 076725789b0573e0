import type { storage as words } from '../en/storage';

/** What is read in the window about what is kept on this device. */
export const storage: typeof words = {
  what: 'Das ist alles, was die Seite behält, in diesem Browser auf diesem Gerät. Nichts davon wurde verschickt.',
  notEncrypted:
    'Diese Seite kam über einfaches http. Darum lässt der Browser nicht zu, dass sie ohne Verbindung funktioniert. Öffne sie über https.',
  notOffered:
    'Dieser Browser lässt nicht zu, dass die Seite ohne Verbindung funktioniert; vielleicht ist es ein privates Fenster.',
  offline: {
    complete:
      'Alle Modelle und die Bilder zum Trainieren sind auf diesem Gerät: Die Seite funktioniert auch ohne Verbindung.',
    partly: (kept, total) => `${kept} von ${total} Modellen sind auf diesem Gerät und öffnen sich ohne Verbindung.`,
    keepAll: (size) => `Alles für offline behalten (${size})`,
    keeping: 'Alles wird für offline geholt',
    loaded: (loaded, total) => `${loaded} von ${total}`,
    stop: 'Anhalten',
  },
  kinds: {
    'own-pictures': {
      label: 'Deine Bilder',
      loses: 'Links und „Rückgängig“ finden nicht mehr, was du löschst.',
    },
    'own-models': {
      label: 'Deine Modelle',
      loses: 'Was du löschst, verschwindet auch vom Bildschirm. Um es wieder zu haben, brauchst du die Dateien.',
    },
    training: {
      label: 'Ein unterbrochenes Training',
      loses: 'Das Training kann nicht mehr dort weitergehen, wo es aufgehört hat.',
    },
    models: {
      label: 'Modelle für offline',
      loses: 'Was du löschst, wird wieder geholt, wenn es gebraucht wird, und beim nächsten Besuch wieder behalten.',
    },
    'training-pictures': {
      label: 'Bilder zum Trainieren',
      loses: 'Sie werden wieder geholt, wenn ein Training sie braucht.',
    },
    page: {
      label: 'Die Seite selbst',
      loses:
        'Die Seite funktioniert, bis du sie schließt. Der nächste Besuch braucht eine Verbindung und behält sie wieder.',
    },
    settings: {
      label: 'Einstellungen und Fortschritt',
      loses: 'Was hier gewählt und erreicht wurde (Farben, Sprache, offenes Feld), wird vergessen.',
    },
  },
  remove: 'Löschen',
  removeNamed: (name) => `Löschen: ${name}`,
  confirm: 'Löschen',
  almostNone: 'weniger als 1\u00a0KB',
  inUse: 'in Gebrauch',
  deleteAll: (size) => `Alles löschen (${size})`,
  losesAll:
    'Deine Bilder, deine Modelle und ein unterbrochenes Training werden endgültig gelöscht; alles andere wird wieder geholt, wenn es gebraucht wird.',
  room: (used, quota) => `Hier belegt: ${used}; der Browser erlaubt etwa ${quota}.`,
  persisted: 'Er löscht das nicht von selbst.',
  mayBeCleared: 'Wenn der Platz knapp wird, kann er es löschen.',
};
