/** What is read in the panel *Attack*. */
export const attack = {
  title: 'Attack',
  method: 'Method',
  seed: 'Seed',
  seedSummary: 'Seed of the random numbers: the same seed gives the same picture again.',
  engineFailed: 'The engine did not start.',
  engineStarting: 'The engine is starting…',
  source: {
    label: 'Made on',
    summary:
      'Each model is attacked by itself; or the attack is made on one model, and all see the same attacked picture.',
    each: 'each model itself',
  },
  progress: {
    step: (step: number, total: number) => `step ${step} of ${total}`,
    starting: 'starting…',
    stopped: 'stopped',
    done: 'done',
    again: 'Run again',
    stop: 'Stop',
  },
};
