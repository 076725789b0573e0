import type { Text } from '../en';

/** What is read in more than one panel. */
export const shared: Text['shared'] = {
  opening: 'Öffnet…',
  retry: 'Erneut versuchen',
  camera: 'Was die Kamera sieht',
  helpName: (method) => `Was ist ${method}?`,
  pixels: 'px',
  more: 'mehr',
  notFor: (method, models) => `${method} (nicht für ${models})`,
  mapName: (method, settings) => [method, ...settings.map(({ label, value }) => `${label} ${value}`)].join(', '),
  time: {
    seconds: (seconds) => `etwa ${seconds}\u00a0s`,
    minutes: (minutes) => `etwa ${minutes}\u00a0min`,
    hours: (hours, minutes) => `etwa ${hours}\u00a0h ${minutes}\u00a0min`,
    left: (time) => `noch ${time}`,
  },
};
