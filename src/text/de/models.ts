import { form } from './grammar';
import { bytes, whole } from '@/domain/format';
import type { Text } from '../en';

/** What is read in the windows about models: the choice, a model's card, and the form for one's own. */
export const models: Text['models'] = {
  dialog: {
    all: 'Alle Modelle',
    add: 'Modell hinzufügen',
    replace: (model) => `Ein anderes Modell anstelle von ${model}`,
  },
  picker: {
    bars: 'Die Balken zeigen die Genauigkeit auf Testbildern, sauber und unter dem PGD-Angriff der Stärke ε (von 255), mit 95-%-Intervallen.',
    shown: 'auf dem Bildschirm',
    limits: 'Grenzen',
    card: 'Steckbrief',
    cardOf: (model) => `Steckbrief von ${model}`,
    loading: (model) => `${model} wird geladen`,
    remove: 'Entfernen',
    removeFrom: (model) => `${model} von diesem Gerät entfernen`,
    removeLoses: (model) =>
      `„${model}“ wird aus diesem Browser gelöscht. Ein Modell, das hier trainiert und nicht exportiert wurde, lässt sich nicht wiederherstellen.`,
    removeConfirm: 'Entfernen',
  },
  size: (width, height) => `${width} × ${height} Pixel`,
  chart: {
    none: 'Noch nichts gemessen.',
    clean: 'sauber',
    accuracyOf: (model, shares) => `Genauigkeit von ${model}: ${shares.join('; ')}`,
    caption: 'Genauigkeit auf sauberen Bildern und unter PGD der Stärke ε (von 255), mit 95-%-Intervallen',
  },
  card: {
    loading: 'Der Steckbrief wird geladen…',
    retry: 'Noch einmal',
    family: 'Familie',
    input: 'Eingabe',
    answers: 'Antworten',
    scores: {
      'yes-no': 'ja oder nein, aus einem Score',
      independent: 'unabhängige Labels, jedes mit eigener Wahrscheinlichkeit',
    },
    size: 'Größe',
    weights: (parameters, size) => `${whole(parameters)} Parameter, ${bytes(size)}`,
    licence: 'Lizenz',
    source: 'Quelle',
    limits: 'Grenzen',
    classes: (classes) => form(classes, { one: '1 Klasse', other: `${classes} Klassen` }),
    training: 'Wie es trainiert wurde',
    everySetting: 'alle Einstellungen',
    circumstances: (data, seed, command) => `${data}; Seed ${seed}; ${command}`,
  },
  measurements: {
    groups: {
      clean: { title: 'Saubere Bilder', note: 'Genauigkeit auf unveränderten Bildern.' },
      whiteBox: {
        title: 'White-Box-Angriffe',
        note: 'Der Angreifer kennt dieses Modell und folgt seinen Gradienten.',
      },
      standard: {
        title: 'AutoAttack',
        note: 'Der übliche Satz von Angriffen, an dem nichts einzustellen ist: die Zahl zum Vergleich mit der Literatur.',
      },
      transfer: {
        title: (source) => `Übertragen von „${source}“`,
        note: 'Auf einem anderen Modell gemacht und diesem gezeigt, auf das der Angreifer keinen Zugriff hat.',
      },
      controls: {
        title: 'Kontrollen',
        note: 'Zufälliges Rauschen darf wenig schaden, und ein riesiges ε muss das Modell jedes Mal täuschen; sonst sind seine Gradienten verborgen, und es ist nicht robust.',
      },
    },
    noAttack: 'kein Angriff',
    signNoise: 'zufälliges Vorzeichenrauschen',
    noise: 'zufälliges Rauschen',
    steps: (steps) => `${steps} ${steps === '1' ? 'Schritt' : 'Schritte'}`,
    restarts: (restarts) => form(restarts, { one: 'ein Neustart', other: `${restarts} Neustarts` }),
    heads: {
      ...{ attack: 'Angriff', accuracy: 'Genauigkeit', interval: '95-%-Intervall', pictures: 'Bilder' },
      ...{ engine: 'gemessen mit', map: 'Karte', measure: 'Maß', mean: 'Mittel' },
    },
  },
  saliency: {
    title: 'Erklärungen',
    note: 'Mittel über Testbilder: wie ähnlich saubere und angegriffene Karte sich sind, wie gebündelt Karten sind, und ob sie auf das zeigen, was das Modell braucht.',
  },
  own: {
    use: 'Eigenes Modell verwenden…',
    files: 'Modelldateien',
    what: 'Eine Keras-Datei (<1>.keras</1>, <1>.h5</1>) oder ein TensorFlow.js-Modell: seine Dateien <1>.json</1> und <1>.bin</1>, oder ein Archiv davon. Es verlässt dieses Gerät nie.',
    title: 'Dein eigenes Modell',
    checking: 'Das Modell wird gelesen und geprüft…',
    stop: 'Anhalten',
    facts: (parameters, size, classes, picture) =>
      `${whole(parameters)} Parameter, ${bytes(size)}, ${form(classes, { one: '1 Klasse', other: `${classes} Klassen` })}${picture === undefined ? '' : `, Bilder von ${picture}`}. Es bleibt auf diesem Gerät.`,
    name: 'Name',
    pixels: 'Pixel werden angegeben als',
    pixelsWhat: 'Womit das Modell trainiert wurde. Mit dem falschen Bereich sind seine Vorhersagen schlecht.',
    imagenet: 'Mittel und Streuung von ImageNet',
    side: 'Seitenlänge des Bildes',
    sideWhat: 'Es nimmt Bilder jeder Größe; am besten geht es mit der, auf der es trainiert wurde.',
    classes: 'Klassennamen, einer je Zeile',
    classesOrder: '(erste Klasse zuerst)',
    add: 'Modell hinzufügen',
    classList: (classes) =>
      `${form(classes.length, { one: '1 Klasse', other: `${classes.length} Klassen` })}: ${classes.slice(0, 3).join(', ')}${classes.length > 3 ? ', …' : ''}`,
    problems: {
      noName: 'Das Modell braucht einen Namen.',
      classCount: (classes, names) =>
        `Das Modell hat ${form(classes, { one: 'eine Klasse', other: `${classes} Klassen` })}, es gibt aber ${form(names, { one: 'einen Namen', other: `${names} Namen` })}.`,
      noClassName: (index) => `Klasse ${index} hat keinen Namen.`,
      side: (least, most) => `Die Seitenlänge muss zwischen ${least} und ${most} Pixeln liegen.`,
    },
  },
};
