/** What is read of working without a connection, and of newer versions. */
export const offline = {
  complete: 'Every model is kept on this device, and the pictures to train on: the page works without a connection.',
  partly: (kept: number, total: number) =>
    `${kept} of ${total} models are kept on this device and open without a connection.`,
  keepAll: (size: string) => `Keep all for offline use (${size})`,
  keeping: 'Keeping all for offline use',
  loaded: (loaded: string, total: string) => `${loaded} of ${total}`,
  stop: 'Stop',
  modelKept: 'on this device',
  storage: 'Storage on this device',
  update: {
    ready: 'A new version is ready.',
    waits: 'A new version is ready; it waits until the work that goes on here is done.',
    take: 'Reload',
    takeForPart: 'Reload for the new version',
    partWaits: 'There is a new version: reload the page once the work that goes on here is done.',
  },
};
