import type { Text } from '../en';

/** What is read in more than one panel. */
export const shared: Text['shared'] = {
  opening: 'Abriendo…',
  retry: 'Reintentar',
  camera: 'Lo que ve la cámara',
  helpName: (method) => `¿Qué es ${method}?`,
  pixels: 'px',
  more: 'más',
  notFor: (method, models) => `${method} (no para ${models})`,
  mapName: (method, settings) =>
    [method, ...settings.map(({ label, value }) => `${label.toLowerCase()} ${value}`)].join(', '),
  time: {
    seconds: (seconds) => `unos ${seconds}\u00a0s`,
    minutes: (minutes) => `unos ${minutes}\u00a0min`,
    hours: (hours, minutes) => `unas ${hours}\u00a0h ${minutes}\u00a0min`,
    left: (time) => `quedan ${time}`,
  },
};
