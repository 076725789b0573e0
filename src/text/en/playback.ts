/** What is read in the panel that plays the attack step by step. */
export const playback = {
  empty: 'comes when the attack has been played through once',
  crossEntropy: {
    title: 'Cross-entropy',
    unit: 'nats',
    fooling: '−log of the probability of the class that the model gives the clean picture: the attack wants it high.',
    reaching: '−log of the probability of the class aimed at: the attack wants it low.',
  },
  margin: {
    title: 'Margin',
    unit: 'logits',
    fooling:
      'How far the class that the model gives the clean picture is ahead of its strongest rival. Below zero the model is fooled.',
    reaching: 'How far the class aimed at is ahead of its strongest rival. Above zero it is reached.',
  },
  outcomes: {
    of: (model: string, outcome: string) => `${model}: ${outcome}`,
    fooled: {
      never: 'held at every step',
      always: 'fooled from the start',
      from: (step: number) => `fooled from step ${step} on`,
    },
    reached: {
      never: 'not reached at every step',
      always: 'reached from the start',
      from: (step: number) => `reached from step ${step} on`,
    },
    what: 'Each step shows what the attack would give if it ended there: the best it has come to so far, over all its restarts.',
    thinned: (every: number) => `To save memory only every ${every}th step has a picture; the curves have all of them.`,
  },
  stopped: 'Stopped before the end.',
  again: 'Run again',
  recording: 'Recording the steps',
  step: (step: number, total: number) => `step ${step} of ${total}`,
  next: 'Next step',
  play: 'Play',
  pause: 'Pause',
  slider: 'Step of the attack',
  result: 'the result',
  showResult: 'Show the result',
};
