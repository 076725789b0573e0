import type { Text } from '../en';

/** What became of a model’s answer under attack. */
export const verdicts: Text['verdicts'] = {
  fooled: (before, seen) => `Getäuscht: ${before} → ${seen}`,
  held: (seen) => `Standgehalten: weiterhin ${seen}`,
  reachedBefore: (seen) => `Schon ohne Angriff erreicht: ${seen}`,
  notReached: (target, fooled, seen) => `Nicht erreicht: ${target}; ${fooled ? 'stattdessen' : 'weiterhin'} ${seen}`,
  misread: (truth, read, fooled, seen) =>
    `Schon ohne Angriff falsch erkannt: ${truth} als ${read}; ${fooled ? 'jetzt' : 'weiterhin'} ${seen}`,
  label: {
    fooled: (isSeen, label) => `Getäuscht: ${isSeen ? 'jetzt gesehen' : 'nicht mehr gesehen'}: ${label}`,
    held: (isSeen, label) => `Standgehalten: weiterhin ${isSeen ? 'gesehen' : 'nicht gesehen'}: ${label}`,
    notReached: (label) => `Nicht erreicht: ${label}`,
  },
  short: { fooled: 'getäuscht', held: 'standgehalten', misread: 'falsch erkannt' },
  sees: (seen) => `Sieht ${seen}`,
  attacking: 'Angriff läuft…',
  untaught: '· hat das nie gelernt',
  untaughtWhy: 'Keine Klasse dieses Modells ist im Bild: Nimm seine Antworten mit Vorsicht.',
};

/** What is said of the smallest ε that fools a model, or reaches the class aimed at. */
export const smallestEpsilon: Text['smallestEpsilon'] = {
  misread: (seen) => `ohne Angriff als „${seen}“ erkannt; `,
  seen: (target) => `schon ohne Angriff als „${target}“ erkannt`,
  found: (epsilon, target) => `kleinstes ε, ${aim(target)}: ${epsilon}`,
  none: (bound, target) =>
    target === undefined ? `bis ${bound} täuscht keines` : `bis ${bound} erreicht keines „${target}“`,
  atMost: (epsilon, target) => `kleinstes ε, ${aim(target)}: höchstens ${epsilon}…`,
  looking: (target) => `kleinstes ε, ${aim(target)}: wird gesucht…`,
};

function aim(target: string | undefined): string {
  return target === undefined ? 'das täuscht' : `das „${target}“ erreicht`;
}
