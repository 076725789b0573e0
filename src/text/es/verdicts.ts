import type { Text } from '../en';

/** Qué fue de la respuesta de un modelo bajo el ataque. */
export const verdicts: Text['verdicts'] = {
  fooled: (before, seen) => `Engañado: ${before} → ${seen}`,
  held: (seen) => `Resistió: sigue siendo ${seen}`,
  reachedBefore: (seen) => `Alcanzado ya sin ataque: ${seen}`,
  notReached: (target, fooled, seen) => `No alcanzado: ${target}; ${fooled ? 'en su lugar' : 'sigue siendo'} ${seen}`,
  misread: (truth, read, fooled, seen) =>
    `Confundido ya sin ataque: ${truth} por ${read}; ${fooled ? 'ahora' : 'sigue siendo'} ${seen}`,
  label: {
    fooled: (isSeen, label) => `Engañado: ${isSeen ? 'ahora lo ve' : 'ya no lo ve'}: ${label}`,
    held: (isSeen, label) => `Resistió: ${isSeen ? 'lo sigue viendo' : 'sigue sin verlo'}: ${label}`,
    notReached: (label) => `No alcanzado: ${label}`,
  },
  short: { fooled: 'engañado', held: 'resistió', misread: 'confundido' },
  sees: (seen) => `Ve ${seen}`,
  attacking: 'Atacando…',
  untaught: '· nunca aprendió esto',
  untaughtWhy: 'Ninguna clase de este modelo está en la imagen: toma sus respuestas con cautela.',
};

/** What is said of the smallest ε that fools a model, or reaches the class aimed at. */
export const smallestEpsilon: Text['smallestEpsilon'] = {
  misread: (seen) => `confundido con «${seen}» sin ataque; `,
  seen: (target) => `visto como «${target}» ya sin ataque`,
  found: (epsilon, target) => `menor ε ${aim(target)}: ${epsilon}`,
  none: (bound, target) =>
    target === undefined ? `ninguno hasta ${bound} engaña` : `ninguno hasta ${bound} alcanza «${target}»`,
  atMost: (epsilon, target) => `menor ε ${aim(target)}: como mucho ${epsilon}…`,
  looking: (target) => `menor ε ${aim(target)}: buscando…`,
};

function aim(target: string | undefined): string {
  return target === undefined ? 'que engaña' : `que alcanza «${target}»`;
}
