import type { Text } from '../en';

/** What the panels about an attack say where there is none that they could show. */
export const withoutAttack: Text['withoutAttack'] = {
  epsilon: 'Activa el ataque para ver qué poco de él basta.',
  boundless: (attack) => `${attack} no tiene ε: nada limita cuánto puede cambiar la imagen. Elige otro ataque.`,
  playback: 'Activa el ataque para verlo paso a paso.',
};
