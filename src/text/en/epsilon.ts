/** What is read in the panel of the attack over ε. */
export const epsilon = {
  confidence: 'Confidence',
  inFirst: 'in the first answer',
  inTarget: 'in the class aimed at',
  confidenceFooled:
    'The probability of the class that the model gives the clean picture, by how much the attack may change. Dots: the model is fooled. A click takes that ε.',
  confidenceReached:
    'The probability of the class aimed at, by how much the attack may change. Dots: that class is reached. A click takes that ε.',
  emptyPoints: 'comes point by point',
  similarity: {
    title: (map: string, measure: string) => `${map}: ${measure}`,
    unit: 'with the clean map',
    empty: 'comes map by map, after the search',
    spearman: {
      title: 'Spearman',
      summary:
        'Rank correlation of the magnitudes: are the same pixels strong? 1: the map is what it was before the attack. A gap: a map is flat, or still to come.',
    },
    ssim: {
      title: 'SSIM',
      summary:
        'Structural similarity of the maps as they are: do they look alike? 1: the map is what it was before the attack. A gap: a map is flat, or still to come.',
    },
  },
  caveat:
    'Found by halving the range, which takes for granted that a larger ε fools where a smaller one does. It need not: what is named is the smallest ε tried that fools, and the next smaller one tried does not.',
  smallest: (smallest: string | undefined) => smallest ?? 'waiting…',
  stopped: 'Stopped before the end.',
  again: 'Run again',
  outcomes: {
    caption: 'What each model says within each ε that was tried',
    take: (epsilon: string) => `Take ε = ${epsilon}`,
    reached: 'reached',
    notReached: 'not reached',
    fooled: 'fooled',
    held: 'held',
    said: (outcome: string, answer: string) => `${outcome}: ${answer}`,
  },
};
