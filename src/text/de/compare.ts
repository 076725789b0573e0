import { percent, significant, whole } from '@/domain/format';
import type { Text } from '../en';

/** What is read in the comparison: pictures, maps and numbers of the models side by side. */
export const compare: Text['compare'] = {
  name: 'Vergleich',
  grid: 'Bilder und Karten; die Pfeiltasten bewegen die Pixelsonde, Plus und Minus zoomen',
  tabs: 'Modelle auf dem Bildschirm',
  addModel: 'Modell hinzufügen',
  retry: 'Erneut versuchen',
  invitation:
    'Ein Angriff ändert jedes Pixel ein wenig, sodass das Modell etwas anderes sieht, du aber immer noch dasselbe Bild.',
  attack: 'Dieses Bild angreifen',
  zoom: (factor) => `× ${factor} – alles zeigen`,
  model: {
    loading: (loaded, total) => `Lädt das Modell: ${loaded}${total === undefined ? '' : ` von ${total}`}`,
    progress: (model) => `Lädt ${model}`,
    reloading: 'lädt neu…',
    swap: (model) => `${model}: ein anderes Modell für diese Spalte wählen`,
    card: 'Steckbrief',
    cardName: (model) => `Steckbrief von ${model}`,
    remove: (model) => `${model} aus dem Vergleich nehmen`,
  },
  picture: {
    clean: 'Sauber',
    attacked: 'Angegriffen',
    step: (step, total) => `Schritt ${step} von ${total}`,
    making: (step, total) => `Schritt ${step} von ${total}`,
    madeOn: (model) => `gegen ${model}`,
    waiting: 'Hier erscheint das Bild',
    size: (title, width, height) => `${title}, ${width} mal ${height} Pixel`,
  },
  prediction: {
    waiting: 'Hier erscheint die Vorhersage',
    answerWaiting: 'Hier erscheint die Antwort',
    classes: 'Wahrscheinlichste Klassen',
    labels: 'Wahrscheinlichste Labels, jedes mit eigener Wahrscheinlichkeit',
    independent: 'Unabhängige Labels: Jedes hat seine eigene Wahrscheinlichkeit.',
    margin: 'Margin',
    marginOf: (className) => `Margin von ${className}`,
    missingTarget: (missing, seen) =>
      `Dieses Modell hat keine Klasse „${missing}“, daher zählt jede andere Klasse als „${seen}“.`,
  },
  curtain: {
    name: 'Vorhang: das saubere Bild von links',
    hint: 'Zieh nach rechts, um das saubere Bild zu sehen; oder halte die Taste B',
    drawn: (percent) => `${percent} % sauber`,
    blink: 'Halten, um das saubere Bild zu sehen',
    blinkByKey: 'Halten, um das saubere Bild zu sehen (Taste B)',
  },
  map: {
    none: 'Keine Karte',
    next: 'Die Karte kommt als Nächstes',
    computing: 'Karte wird berechnet…',
    step: (step, total) => `Karte: Schritt ${step} von ${total}`,
    notStarted: 'Nicht gestartet',
    cost: (map, passes, time) => `${map}: ${whole(passes)} Durchläufe durch das Modell, ${time} für jedes Bild.`,
    start: 'Starten',
    usual: 'Übliche Einstellungen',
    of: (className) => `für ${className}`,
    versus: (className, other) => `${className} statt ${other}`,
    name: (map, className, range) => `Karte ${map} für ${className}, Werte ${range}`,
    missing: (className) => `Dieses Modell hat keine Klasse „${className}“, daher wird erklärt, was es sieht.`,
    missingVersus: (className) => `Dieses Modell hat keine Klasse „${className}“ zum Gegenüberstellen.`,
    range: (min, max) => `${min} … ${max}`,
    signedRange: (min, max) => `${min} dagegen … ${max} dafür`,
    againstRange: (min, max) => `${min} … ${max}, alles dagegen`,
    flatZero: 'flach: überall null',
    flatAt: (value) => `flach: überall ${value}`,
    flatRange: (range) => `flach: ${range} ist nicht mehr als Rundung`,
    broken: (broken, pixels) => `${broken} von ${pixels} Pixeln sind keine Zahlen`,
    units: {
      logit: 'Logits',
      'squared-logit': 'Logits²',
      'logit-per-colour': 'Logits pro Farbe',
      'squared-logit-per-colour': '(Logits pro Farbe)²',
      probability: 'Wahrscheinlichkeit',
      none: 'ohne Einheit',
    },
    perColour: 'Pro Farbe: für einen Farbwert, der von 0 bis 1 geht.',
    rangeSummary: (range) => `${range}: kleinster und größter Wert der Karte.`,
    faint: ' · schwach',
    beyond: (share) => ` · ${share} darüber`,
    unmoved: 'Die Wahrscheinlichkeit bewegt sich kaum.',
    measureLogit: 'Den Logit messen',
    shares: (gap) => `Lücke ${gap}`,
    sharesSummary: (sum, difference) =>
      `Alle Werte dieser Karte ergeben zusammen ${sum}. Es sollten ${difference} sein, was der Score der Klasse der Baseline voraushat: Die Lücke ist der Fehler einer Summe mit so vielen Schritten.`,
  },
  scale: {
    summary({ signed, limit, logScale, clipPercentile }) {
      const colours = signed
        ? `Rot spricht für die Klasse, Blau dagegen, jeweils bis ${significant(limit)}`
        : `Je heller, desto stärker, bis ${significant(limit)}`;
      const shape = logScale ? ', auf einer logarithmischen Skala' : '';
      return clipPercentile < 100
        ? `${colours}${shape}; die stärksten ${significant(100 - clipPercentile)} % liegen darüber und bekommen die Endfarbe.`
        : `${colours}${shape}.`;
    },
    ofAll: 'eine Skala für alle Karten',
    against: 'dagegen',
    end: ({ signed, logScale }) => [signed && 'dafür', logScale && 'logarithmisch'].filter(Boolean).join(', '),
  },
  change: {
    name: (factor) => `Die Änderung durch den Angriff, ${factor}-fach verstärkt um Grau`,
    summary: 'Die Änderung durch den Angriff, verstärkt um Grau',
    factor: (factor, clipped) => `δ × ${factor}${clipped ? ', gekappt' : ''}`,
  },
  shift: {
    subject: 'Die Karte',
    moved: (map, classes) => `${map} wanderte${classes === undefined ? '' : `, ${classes}`}:`,
    twoClasses: (before, after) => `bei zwei Klassen: ${before} → ${after}`,
    top10: 'Top 10 %',
    flat: {
      clean: 'Nichts zu vergleichen: Die Karte des sauberen Bildes ist flach.',
      attacked: 'Nichts zu vergleichen: Die Karte des angegriffenen Bildes ist flach.',
      both: 'Nichts zu vergleichen: Beide Karten sind flach.',
    },
  },
  measures: {
    open: 'mehr',
    name: (map) => `Mehr Maße: ${map}`,
    likeness: 'Sauber gegen angegriffen',
    spearman: 'Spearmans ρ, Beträge',
    pearson: 'Pearsons r, Werte mit Vorzeichen',
    ssim: 'SSIM, Rohwerte',
    ssimNormalised: 'SSIM, jede Karte durch ihr Maximum',
    top10: 'Top 10 % gemeinsam',
    top10Expected: '… durch Zufall',
    top10Shuffled: '… mit einer gemischten Karte',
    spread: 'Wie jede Karte verteilt ist',
    clean: 'sauber',
    attacked: 'angegriffen',
    gini: 'Gini',
    entropy: (most) => `Entropie, von höchstens ${most} nats`,
  },
  table: {
    open: 'Karten in Worten',
    title: (map) => `${map}: wo die Belege liegen`,
    flat: (map) => `${map}: Die Karte ist flach.`,
    region: 'Bereich',
    share: 'Anteil',
    strongest: 'stärkstes Pixel',
    peak: (value, x, y) => `${value} bei ${x}, ${y}`,
  },
  probe: {
    hint: 'Zeig auf ein Pixel für seine Zahlen.',
    pixel: 'Pixel',
    colour: 'RGB',
    map: 'Karte',
  },
  save: {
    title: 'Als Datei speichern',
    png: (width, height) => `PNG, ${width} × ${height}`,
    values: (ending) => `Rohwerte, .${ending}`,
    looking: 'Sieht sich das gespeicherte Bild an…',
    failed: 'Das gespeicherte Bild konnte nicht geprüft werden. Schließe dies und versuche es noch einmal.',
    attacked: 'Angegriffenes Bild, 8 Bit je Farbe',
    survives: (survives, className, probability) =>
      `Übersteht das Speichern: ${survives ? 'ja' : 'nein'}. Neu geöffnet sieht das Modell ${className} (${percent(probability)}).`,
  },
  transfer: {
    needsTwo: 'Füge ein zweites Modell hinzu, um zu sehen, ob sich der Angriff auf eines auf das andere überträgt.',
    needsAttack: 'Schalte den Angriff ein, um zu sehen, ob er sich von einem Modell auf ein anderes überträgt.',
    caption:
      'Überträgt sich der Angriff? Gegen ein Modell gemacht (Zeile), einem anderen gezeigt (Spalte); ein Klick zeigt es oben.',
    corner: 'gegen ↓ gezeigt →',
    computing: 'rechnet…',
    stopped: 'angehalten',
    waiting: 'wartet…',
    obstacle(obstacle, source, victim) {
      switch (obstacle) {
        case 'size':
          return `${victim} nimmt Bilder anderer Größe als ${source}, daher kann ihm das angegriffene Bild nicht gezeigt werden.`;
        case 'classes':
          return `${victim} hat andere Klassen als ${source}, daher kann es über dieselben nicht getäuscht werden.`;
        case 'source-missing':
          return `${source} konnte nicht geladen werden, daher kann es nicht angegriffen werden.`;
        case 'victim-missing':
          return `${victim} konnte nicht geladen werden, daher kann ihm kein Angriff gezeigt werden.`;
        default:
          return obstacle satisfies never;
      }
    },
    way: (obstacle) =>
      obstacle === 'source-missing'
        ? 'Versuche es dort noch einmal, oder greif jedes Modell für sich an.'
        : 'Greif jedes Modell für sich an, um diese beiden zu vergleichen.',
  },
};
