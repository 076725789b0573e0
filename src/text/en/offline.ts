/** What is read of working without a connection, and of newer versions. */
export const offline = {
  modelKept: 'on this device',
  storage: 'Storage on this device',
  update: {
    ready: 'A new version is ready.',
    waits: 'A new version is ready; it waits until the work that goes on here is done.',
    comes: 'The new version comes at most 30 seconds after all tabs have finished loading.',
    take: 'Reload',
    takeForPart: 'Reload for the new version',
    partWaits: 'There is a new version: reload the page once the work that goes on here is done.',
  },
};
