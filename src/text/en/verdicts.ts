/** What became of a model's answer under attack; `seen` is a class with its probability, "cat (61 %)". */
export const verdicts = {
  fooled: (before: string, seen: string) => `Fooled: ${before} → ${seen}`,
  held: (seen: string) => `Held: still ${seen}`,
  reachedBefore: (seen: string) => `Reached without the attack: ${seen}`,
  notReached: (target: string, fooled: boolean, seen: string) =>
    `Not reached: ${target}; ${fooled ? 'taken for' : 'still'} ${seen}`,
  misread: (truth: string, read: string, fooled: boolean, seen: string) =>
    `Misread even without the attack: ${truth} as ${read}; ${fooled ? 'now' : 'still'} ${seen}`,
  /** Of one independent label, which is seen or not. */
  label: {
    fooled: (isSeen: boolean, label: string) => `Fooled: ${isSeen ? 'now seen' : 'no longer seen'}: ${label}`,
    held: (isSeen: boolean, label: string) => `Held: still ${isSeen ? 'seen' : 'not seen'}: ${label}`,
    notReached: (label: string) => `Not reached: ${label}`,
  },
  /** In a word. */
  short: { fooled: 'fooled', held: 'held', misread: 'misread' },
  /** Without an attack. */
  sees: (seen: string) => `Sees ${seen}`,
  attacking: 'Attacking…',
  untaught: '· never taught this',
  untaughtWhy: 'None of this model’s classes is in the picture: take its answers with a grain of salt.',
};

/** What is said of the smallest ε that fools a model, or that reaches the class aimed at. */
export const smallestEpsilon = {
  misread: (seen: string) => `misread as ${seen} without an attack; `,
  seen: (target: string) => `seen as ${target} without an attack`,
  found: (epsilon: string, target?: string) => `smallest ε ${aim(target)}: ${epsilon}`,
  none: (bound: string, target?: string) =>
    target === undefined ? `none up to ${bound} fools` : `none up to ${bound} reaches ${target}`,
  atMost: (epsilon: string, target?: string) => `smallest ε ${aim(target)}: at most ${epsilon}…`,
  looking: (target?: string) => `smallest ε ${aim(target)}: looking…`,
};

function aim(target: string | undefined): string {
  return target === undefined ? 'that fools' : `that reaches ${target}`;
}
