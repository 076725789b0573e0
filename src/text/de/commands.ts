import type { FetchedText } from '../en/fetched';

export const commands: FetchedText['commands'] = {
  search: 'Tippe, um einen Befehl zu finden',
  attack: 'Angriff ein oder aus',
  open: (panel) => `Öffnen: ${panel}`,
  attackWith: (method) => `Angreifen mit ${method}`,
  explainWith: (method) => `Erklären mit ${method}`,
  ownKeys: {
    probe: 'Mit den Bildern im Fokus: die Sonde bewegen',
    zoom: 'Mit den Bildern im Fokus: zoomen oder alles zeigen',
    blink: 'Gehalten: die sauberen Bilder',
    walk: 'Beim Vorführen: ein Schritt zurück, ein Schritt weiter',
    leave: 'Schließen, was offen ist; die Vorführung beenden',
  },
  keyNames: { Mod: 'Strg', Shift: 'Umschalt', Esc: 'Esc', PageUp: 'Bild ↑', PageDown: 'Bild ↓' },
};
