import type { Text } from '../en';

/** Lo que dicen los paneles sobre un ataque donde no hay ninguno que pudieran mostrar. */
export const withoutAttack: Text['withoutAttack'] = {
  epsilon: 'Activa el ataque para ver qué poco de él basta.',
  boundless: (attack) => `${attack} no tiene ε: nada limita cuánto puede cambiar la imagen. Elige otro ataque.`,
  playback: 'Activa el ataque para verlo paso a paso.',
};
