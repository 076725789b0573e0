import { form } from './grammar';
import type { FetchedText } from '../en/fetched';

/** What is read in the panel that judges maps. */
export const faithfulness: FetchedText['faithfulness'] = {
  ways: 'Arten, eine Karte zu beurteilen',
  views: { measures: 'Maße', region: 'Auf den Gegenstand zeigen', cascade: 'Vergessen' },
  again: 'Neu beginnen',
  stop: 'Anhalten',
  form: {
    maps: 'Karten',
    mapsWhat: 'Beurteile die Karten auf dem Bildschirm oder jede Methode, die ein Modell zulässt.',
    shown: 'die auf dem Bildschirm',
    everyOf: (model) => `jede Methode von ${model}`,
    pictures: 'Bilder',
    picturesWhat: 'Ein Bild zeigt, was ein Maß tut; viele sagen, welche Methode besser ist.',
    thisPicture: 'dieses Bild',
    heldOut: (pictures) => `${pictures} zurückgehaltene Bilder aus CIFAR-10`,
    samples: (samples) => `die ${samples} Beispiele`,
    files: 'eigene Dateien…',
    someFiles: (files) => form(files, { one: 'eine eigene Datei', other: `${files} eigene Dateien` }),
    choose: 'Bilder wählen…',
    chooseOthers: 'Andere wählen…',
    chooseName: 'Bilder, an denen Karten beurteilt werden',
    noPictures: 'In diesem Ordner ist kein Bild.',
    measures: (measures) => form(measures, { one: '1 Maß', other: `${measures} Maße` }),
    needsAttack: 'Schalte dafür den Angriff ein.',
    start: 'Karten beurteilen',
  },
  progress: {
    judged: 'Beurteilte Karten',
    reading: 'Bilder werden gelesen…',
    picture: (picture, total) => `Bild ${picture} von ${total}`,
    resume: 'Weiter',
    stopped: 'Angehalten.',
    onOne: (picture, classes) => `Beurteilt an „${picture}“; die Karten erklären ${classes.join(' und ')}.`,
    onSome: (pictures) => `Mittel (Bilder: ${pictures}); die Karten erklären die Klasse, die das Modell jeweils sieht.`,
    ofSome: (assessed, total) => `${assessed} von ${total}`,
    unread: (names) =>
      form(names.length, {
        one: `${names[0]} ließ sich nicht lesen und fehlt.`,
        other: `${names.length} Dateien ließen sich nicht lesen und fehlen, darunter ${names[0]}.`,
      }),
    under: (attack) => `Die Stabilität gilt unter ${attack}, auf jedem Modell selbst gemacht.`,
  },
  table: {
    caption: 'Was jedes Maß über die Karten jeder Methode sagt, neben dem Zufall',
    method: 'Methode',
    sortBy: (measure) => `Nach ${measure} sortieren`,
    goodness: { higher: 'hoch ist gut', lower: 'niedrig ist gut', neither: 'keins ist besser' },
    against: { better: 'besser als Zufall', worse: 'schlechter als Zufall' },
    interval: (low, high) => `(${low} bis ${high})`,
    chance: (value) => `Zufall ${value}`,
    flat: 'flach: sagt nichts',
    broken: 'enthält, was keine Zahl ist',
    leftOut: (maps) => form(maps, { one: 'eine Karte ausgelassen', other: `${maps} Karten ausgelassen` }),
    chanceWhat: 'Zufall: dieselbe Karte mit gemischten Pixeln.',
    intervals:
      'In Klammern 95-%-Intervalle; ▲ besser, ▼ schlechter als Zufall, gemessen am Intervall der Differenz. Von zwanzig solchen Feldern ist eines nur durch Glück gezeichnet.',
    noIntervals: (fewest) =>
      `Ab ${fewest} Bildern hat jedes Mittel ein 95-%-Intervall und wird mit dem Zufall verglichen.`,
    caveat: 'Kein Maß entscheidet, welche Erklärung richtig ist: Jedes stellt eine Frage.',
    save: 'Als CSV speichern',
  },
  removal: {
    curve: 'Kurve',
    xName: 'Anteil der Pixel',
    chance: 'Zufall',
    picture: 'Das Bild bei diesem Anteil',
    ofTwo: 'Bei zwei Klassen: die Wahrscheinlichkeit der ersten weniger die der zweiten.',
    deletion: {
      summary:
        'Die Wahrscheinlichkeit der Klasse, während zuerst die stärksten Pixel der Karte weggenommen werden. Eine gute Karte lässt sie sofort fallen.',
      share: (share) => `${share} weggenommen`,
      ofPixels: (share) => `${share} der Pixel weggenommen`,
    },
    insertion: {
      summary:
        'Die Wahrscheinlichkeit der Klasse, während zuerst die stärksten Pixel der Karte zurückgelegt werden. Eine gute Karte lässt sie sofort steigen.',
      share: (share) => `${share} zurückgelegt`,
      ofPixels: (share) => `${share} der Pixel zurückgelegt`,
    },
  },
  region: {
    none: 'Zuerst kommt das Bild.',
    what: 'Umrande, was im Bild ist: Schaut die Karte dorthin?',
    draw: 'Zeichnen',
    box: 'ein Rechteck',
    brush: 'mit dem Pinsel',
    wipe: 'Wegwischen',
    sides: { left: 'Links', right: 'Rechts', top: 'Oben', bottom: 'Unten' },
    fromLeft: 'Wo das Rechteck endet, in Prozent des Bildes von links.',
    fromTop: 'Wo das Rechteck endet, in Prozent des Bildes von oben.',
    picture: 'Das Bild',
    drawn: (share) => `Der gezeichnete Bereich ist ${share} des Bildes: So oft träfe ihn der Zufall.`,
    nothing: 'Noch ist nichts gezeichnet.',
    map: 'Karte',
    clean: 'sauber',
    attacked: 'angegriffen',
    hit: {
      label: 'Stärkstes Pixel',
      definition:
        'Pointing Game: ob das stärkste Pixel der Karte im gezeichneten Bereich liegt. Zufall ist der gezeichnete Anteil des Bildes. Zhang et al., 2016.',
    },
    mass: {
      label: 'Masse darin',
      definition:
        'Der Anteil der positiven Werte der Karte, der im gezeichneten Bereich liegt. Zufall ist der gezeichnete Anteil des Bildes.',
    },
    overlap: {
      label: 'IoU',
      definition:
        'IoU: vom gezeichneten Bereich und ebenso vielen der stärksten Pixel der Karte die Pixel in beiden durch die Pixel in mindestens einem. Zufall ist, was zufällige Pixel im Mittel ergeben.',
    },
    inside: 'darin',
    outside: 'außerhalb',
  },
  cascade: {
    what: 'Die Gewichte des Modells werden zufällig neu gezogen, Schicht um Schicht von den Scores hinab zu den Pixeln, und das Bild wird jedes Mal neu erklärt. Eine Karte, die davon erzählt, was das Modell gelernt hat, zerfällt (ρ nahe 0); eine, die gleich bleibt, erzählt vom Bild, was immer das Modell weiß. Adebayo et al., 2018, Sanity Checks for Saliency Maps.',
    start: 'Die Modelle vergessen lassen',
    layer: (layer, total) => `Schicht ${layer} von ${total}`,
    moment: 'Wie viel vergessen ist',
    next: 'Nächste Schicht',
    of: (picture, explained) => `von „${picture}“, für ${explained}`,
    byLayer: (title) => `${title}, Schicht für Schicht`,
    trained: 'wie trainiert',
    trainedMap: 'Die Karte des Modells, wie es trainiert ist',
    mapWithout: (layer) => `Die Karte ohne das, was ${layer} und alles darüber gelernt hat`,
    sameMasks:
      'Ihre Masken sind auf jeder Stufe dieselben: Wo sich die Scores kaum noch ändern, zeigt die Karte, wie oft die Masken jede Stelle zeigten. Dass sie bleibt, sagt nichts über das Modell.',
  },
};
