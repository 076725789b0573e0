/** How a worker's silence is counted, in turns of so many milliseconds. */
export const silentTurn = 15_000;
export const turnsBeforeAsking = 4;
export const turnsBeforeDeath = 20;

/** How long a worker that owes something may be silent before it is asked whether it is there: a minute. */
export const silenceBeforeAsking = turnsBeforeAsking * silentTurn;

/** How long before it counts as dead, the asking included: five minutes, ten times what a slow machine takes for a step. */
export const silenceBeforeDeath = turnsBeforeDeath * silentTurn;
