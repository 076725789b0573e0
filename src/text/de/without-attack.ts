import type { Text } from '../en';

/** What the panels about an attack say where there is none that they could show. */
export const withoutAttack: Text['withoutAttack'] = {
  epsilon: 'Schalte den Angriff ein, um zu sehen, wie wenig davon genügt.',
  boundless: (attack) =>
    `${attack} hat kein ε: Nichts begrenzt, wie weit er das Bild ändern darf. Wähle einen anderen Angriff.`,
  playback: 'Schalte den Angriff ein, um ihn Schritt für Schritt zu sehen.',
};
