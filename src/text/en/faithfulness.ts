/** What is read in the panel that judges maps. */
export const faithfulness = {
  ways: 'Ways to judge a map',
  views: { measures: 'Measures', region: 'Point at the object', cascade: 'Forgetting' },
  again: 'Start anew',
  stop: 'Stop',
  form: {
    maps: 'Maps',
    mapsWhat: 'Judge the maps on the screen, or every method that a model allows.',
    shown: 'those on the screen',
    everyOf: (model: string) => `every method of ${model}`,
    pictures: 'Pictures',
    picturesWhat: 'One picture shows what a measure does; many say which method is better.',
    thisPicture: 'this picture',
    heldOut: (pictures: number) => `${pictures} pictures of CIFAR-10, held out`,
    samples: (samples: number) => `the ${samples} samples`,
    files: 'files of mine…',
    someFiles: (files: number) => (files === 1 ? 'a file of mine' : `${files} files of mine`),
    choose: 'Choose pictures…',
    chooseOthers: 'Choose others…',
    chooseName: 'Pictures to judge maps on',
    noPictures: 'No picture is in that folder.',
    measures: (measures: number) => (measures === 1 ? '1 measure' : `${measures} measures`),
    needsAttack: 'Switch the attack on for it.',
    start: 'Judge these maps',
  },
  progress: {
    judged: 'Maps judged',
    reading: 'reading the pictures…',
    picture: (picture: number, total: number) => `picture ${picture} of ${total}`,
    resume: 'Go on',
    stopped: 'Stopped.',
    onOne: (picture: string, classes: readonly string[]) =>
      `Judged on “${picture}”; the maps explain ${classes.join(' and ')}.`,
    onSome: (pictures: string) =>
      `Means over ${pictures} pictures; the maps explain the class that the model sees in each.`,
    ofSome: (assessed: number, total: string) => `${assessed} of ${total}`,
    unread: (names: readonly string[]) =>
      names.length === 1
        ? `${names[0]} could not be read, and is left out.`
        : `${names.length} files could not be read, and are left out, ${names[0]} among them.`,
    under: (attack: string) => `Stability is under ${attack}, made on each model itself.`,
  },
  table: {
    caption: 'What each measure says of each method’s maps, beside chance',
    method: 'Method',
    sortBy: (measure: string) => `Sort by ${measure}`,
    goodness: { higher: 'high is good', lower: 'low is good', neither: 'neither is better' },
    against: { better: 'better than chance', worse: 'worse than chance' },
    interval: (low: string, high: string) => `(${low} to ${high})`,
    chance: (value: string) => `chance ${value}`,
    flat: 'flat: says nothing',
    broken: 'holds what is no number',
    leftOut: (maps: number) => `${maps} maps left out`,
    chanceWhat: 'Chance: the same map with its pixels shuffled.',
    intervals:
      'In brackets 95 % intervals; ▲ better, ▼ worse than chance by that of the difference. Of twenty such cells one is marked by luck alone.',
    noIntervals: (fewest: number) =>
      `From ${fewest} pictures on each mean has a 95 % interval, and is held against chance.`,
    caveat: 'No measure settles which explanation is right: each asks one question.',
    save: 'Save as CSV',
  },
  removal: {
    curve: 'Curve',
    xName: 'share of pixels',
    chance: 'chance',
    picture: 'The picture at this share',
    ofTwo: 'Of two classes: the probability of the first less that of the second.',
    deletion: {
      summary:
        'The class’s probability while the map’s strongest pixels are taken away first. A good map makes it fall at once.',
      share: (share: string) => `${share} taken away`,
      ofPixels: (share: string) => `${share} of the pixels taken away`,
    },
    insertion: {
      summary:
        'The class’s probability while the map’s strongest pixels are put back first. A good map makes it rise at once.',
      share: (share: string) => `${share} put back`,
      ofPixels: (share: string) => `${share} of the pixels put back`,
    },
  },
  region: {
    none: 'The picture comes first.',
    what: 'Draw round what is in the picture: does the map look there?',
    draw: 'Draw',
    box: 'a box',
    brush: 'with a brush',
    wipe: 'Wipe it',
    sides: { left: 'Left', right: 'Right', top: 'Top', bottom: 'Bottom' },
    fromLeft: 'Where the box ends, in per cent of the picture from the left.',
    fromTop: 'Where the box ends, in per cent of the picture from the top.',
    picture: 'The picture',
    drawn: (share: string) => `The drawn region is ${share} of the picture: so often would chance hit it.`,
    nothing: 'Nothing is drawn yet.',
    map: 'Map',
    clean: 'clean',
    attacked: 'attacked',
    hit: {
      label: 'Strongest pixel',
      definition:
        'Pointing game: whether the map’s strongest pixel lies in what was drawn. Chance is the drawn share of the picture. Zhang and others, 2016.',
    },
    mass: {
      label: 'Mass inside',
      definition:
        'The share of the map’s positive values that lies in what was drawn. Chance is the drawn share of the picture.',
    },
    overlap: {
      label: 'IoU',
      definition:
        'IoU: of the region drawn and as many of the map’s strongest pixels, the pixels in both over the pixels in either. Chance is what random pixels give on average.',
    },
    inside: 'inside',
    outside: 'outside',
  },
  cascade: {
    what: 'The model’s weights are drawn at random, one layer more at a time from the scores down to the pixels, and the picture is explained again. A map that tells of what the model learned falls apart (ρ near 0); one that stays the same tells of the picture, whatever the model knows. Adebayo and others, 2018, Sanity Checks for Saliency Maps.',
    start: 'Make the models forget',
    layer: (layer: number, total: number) => `layer ${layer} of ${total}`,
    moment: 'How much is forgotten',
    next: 'Next layer',
    of: (picture: string, explained: string) => `of “${picture}”, for ${explained}`,
    byLayer: (title: string) => `${title}, layer by layer`,
    trained: 'as trained',
    trainedMap: 'The map of the model as trained',
    mapWithout: (layer: string) => `The map without what ${layer} and all above it learned`,
    sameMasks:
      'Its masks are the same at every stage: where the scores hardly change any more, the map shows how often the masks showed each place. That it stays says nothing about the model.',
  },
};
