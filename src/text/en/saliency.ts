/** What is read in the panel *Explain*. */
export const saliency = {
  title: 'Explain',
  method: (index: number) => (index === 0 ? 'Method' : `Method ${index + 1}`),
  remove: 'Remove this map',
  removeName: (map: string) => `Remove the map: ${map}`,
  add: 'Add a map',
  addTitle: 'Add a map: one more explanation beside this one',
  explained: {
    label: 'Class',
    summary:
      'The class whose evidence the maps show. By default all maps of a model explain what it sees in the clean picture, so that they can be compared; each picture’s own may be two classes. A model without the class you choose explains what it sees.',
    clean: 'the clean picture’s',
    predicted: 'each picture’s own',
  },
  versus: {
    label: 'Versus',
    summary:
      'Sets the class against another: the maps then show what speaks for the one and not for the other, the difference of their scores. Where the class explained is that other one itself, or a model lacks it, the class alone is explained.',
    none: 'no other class',
  },
  view: {
    scale: 'Scale',
    scaleSummary: 'A scale for each model shows the shape of its maps; one for all compares strengths between models.',
    scales: { model: 'one for each model', shared: 'one for all maps', own: 'one for each map' },
    more: 'display',
    overlay: 'Overlay',
    overlaySummary:
      'Lays the map over the picture: at 100 % what is zero is transparent, and the strongest values cover it.',
    clip: 'Clip at',
    clipSummary:
      'Values beyond this percentile take the end colour, so that one bright pixel does not darken the rest.',
    gamma: 'Gamma',
    gammaSummary:
      'Below 1, faint values get brighter; above 1, darker, on the log scale too. The numbers stay the same.',
    log: 'Log scale',
    logSummary: 'Colours by powers of ten: what is a thousand times fainter than the end of the scale is still seen.',
    signs: 'Signs',
    signsSummary:
      'Of maps with a value for each colour: adds the three up with their signs, for and against in two colours, instead of their magnitudes. Where they cancel out nothing is seen.',
    crisp: 'Crisp pixels',
    crispSummary: 'Shows every pixel as a square; when off, enlarged pictures are smoothed.',
  },
  differences: {
    ofSeveral: 'How do these methods differ?',
    ofOne: 'What does this method tell?',
    here: 'On this picture',
    strongest: 'Their strongest tenth of the pixels:',
    alone: (map: string) => `${map} alone`,
    both: 'both',
    picture: (model: string) => `${model}: where the two maps have their strongest tenth of the pixels`,
    waiting: 'waits for both maps',
    flat: 'A flat map has no strongest pixels.',
  },
};
