import type { FetchedText } from '../en/fetched';

/** What is read in the panel that shows what a model's layers make of the picture. */
export const activations: FetchedText['activations'] = {
  channels: 'Kanäle',
  channelsWhat: 'Wie viele Kanäle der Schicht gezeigt werden.',
  order: 'Reihenfolge',
  orderWhat: 'Nach dem mittleren Betrag der Aktivierung im sauberen Bild oder ihrer Änderung unter Angriff.',
  orders: { strength: 'stärkste zuerst', change: 'am meisten geänderte zuerst' },
  layer: 'Schicht',
  layerWhat: 'Die Schichten des Modells, deren Ergebnisse Bilder sind, in ihrer Folge: Höhe × Breite × Kanäle.',
  rows: { clean: 'sauber', attacked: 'angegriffen', change: 'Änderung' },
  retry: 'Noch einmal',
  computing: 'Wird berechnet…',
  waiting: 'Bild und Modell fehlen noch…',
  channel: (index, flat, clean, attacked) =>
    `Kanal ${index}${flat ? ', überall gleich' : ''}: Mittel ${clean}${attacked === undefined ? '' : `; angegriffen ${attacked}`}`,
  enlarge: (channel) => `${channel}. Ein Klick vergrößert ihn.`,
  flat: 'flach',
  enlarged: (index) => `Kanal ${index}; Pfeiltasten lesen seine Werte`,
  at: (index, x, y, values) => `Kanal ${index} bei ${x}, ${y}: ${values.map((pair) => pair.join(' ')).join('; ')}`,
  close: 'Schließen',
  scale: (low, high) => `${low} bis ${high}`,
  noChange: 'Der Angriff ändert keinen davon.',
  largestChange: (value) => `Größte gezeigte Änderung: ${value}.`,
  sameEverywhere: (channels, flat, dead) => {
    if (flat === 0) return `Keiner der ${channels} Kanäle ist überall gleich.`;
    const zero =
      dead === 0 ? '' : dead === flat ? (dead === 1 ? ', nämlich null' : ', alle null') : `, davon ${dead} null`;
    return `${flat} von ${channels} Kanälen ${flat === 1 ? 'ist' : 'sind'} überall gleich${zero}.`;
  },
};
