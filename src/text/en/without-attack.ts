/** What the panels about an attack say where there is none that they could show. */
export const withoutAttack = {
  epsilon: 'Switch the attack on to see how little of it is enough.',
  boundless: (attack: string) =>
    `${attack} has no ε: nothing bounds how far it may change the picture. Choose another attack.`,
  playback: 'Switch the attack on to see it step by step.',
};
