/** What is read in the window about what is kept on this device. */
export const storage = {
  what: 'This is all that the page keeps, in this browser on this device. None of it was sent anywhere.',
  notEncrypted:
    'This page came over plain http, so the browser does not let it be kept for use without a connection. Open it by https.',
  notOffered: 'This browser does not let the page be kept for use without a connection; a private window may be why.',
  offline: {
    complete: 'Every model is kept on this device, and the pictures to train on: the page works without a connection.',
    partly: (kept: number, total: number) =>
      `${kept} of ${total} models are kept on this device and open without a connection.`,
    keepAll: (size: string) => `Keep all for offline use (${size})`,
    keeping: 'Keeping all for offline use',
    loaded: (loaded: string, total: string) => `${loaded} of ${total}`,
    stop: 'Stop',
  },
  kinds: {
    'own-pictures': {
      label: 'Your pictures',
      loses: 'Links and undo no longer find what is deleted.',
    },
    'own-models': {
      label: 'Your models',
      loses: 'What is deleted leaves the screen too. To have it again you need its files.',
    },
    training: {
      label: 'A training that was interrupted',
      loses: 'The training can no longer go on from where it stopped.',
    },
    models: {
      label: 'Models for use without a connection',
      loses: 'What is deleted is fetched again when it is used, and kept again at the next visit.',
    },
    'training-pictures': {
      label: 'Pictures to train on',
      loses: 'They are fetched again when a training needs them.',
    },
    page: {
      label: 'The page itself',
      loses: 'The page works until it is closed. Its next visit needs a connection and keeps it again.',
    },
    settings: {
      label: 'Settings and progress',
      loses: 'What was chosen and reached here before (theme, language, open panel) is forgotten.',
    },
  },
  remove: 'Delete',
  removeNamed: (name: string) => `Delete: ${name}`,
  confirm: 'Delete',
  almostNone: 'less than 1\u00a0KB',
  inUse: 'in use',
  deleteAll: (size: string) => `Delete everything (${size})`,
  losesAll:
    'Your pictures, your models and a training that was interrupted are deleted for good; all else is fetched again when it is needed.',
  room: (used: string, quota: string) => `In use here: ${used}; the browser allows about ${quota}.`,
  persisted: 'It does not clear this by itself.',
  mayBeCleared: 'It may clear this when space runs short.',
};
