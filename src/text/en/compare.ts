import { percent, significant, whole } from '@/domain/format';
import type { MapUnit } from '@/domain/map-unit';
import type { TransferObstacle } from '@/domain/transfer';

/** What a colour scale is like: see `Tone`. */
interface Scale {
  readonly signed: boolean;
  /** Where it ends. */
  readonly limit: number;
  readonly logScale: boolean;
  readonly clipPercentile: number;
}

/** What is read in the comparison: pictures, maps and numbers of the models side by side. */
export const compare = {
  name: 'Comparison',
  grid: 'Pictures and maps; the arrow keys move the pixel probe, plus and minus zoom',
  tabs: 'Models on the screen',
  addModel: 'Add a model',
  retry: 'Retry',
  invitation:
    'An attack changes every pixel slightly, so that the model sees something else while you still see the same picture.',
  attack: 'Attack this picture',
  zoom: (factor: string) => `× ${factor} – show all`,
  model: {
    loading: (loaded: string, total: string | undefined) =>
      `Loading the model: ${loaded}${total === undefined ? '' : ` of ${total}`}`,
    progress: (model: string) => `Loading ${model}`,
    reloading: 'reloading…',
    swap: (model: string) => `${model}: choose another model for this column`,
    card: 'card',
    cardName: (model: string) => `Model card of ${model}`,
    remove: (model: string) => `Remove ${model} from the comparison`,
  },
  picture: {
    clean: 'Clean',
    attacked: 'Attacked',
    step: (step: number, total: number) => `Step ${step} of ${total}`,
    making: (step: number, total: number) => `step ${step} of ${total}`,
    madeOn: (model: string) => `made on ${model}`,
    waiting: 'The picture will appear here',
    size: (title: string, width: number, height: number) => `${title}, ${width} by ${height} pixels`,
  },
  prediction: {
    waiting: 'The prediction will appear here',
    answerWaiting: 'The answer will appear here',
    classes: 'Likeliest classes',
    labels: 'Likeliest labels, each with its own probability',
    independent: 'Independent labels: each has its own probability.',
    margin: 'margin',
    marginOf: (className: string) => `margin of ${className}`,
    missingTarget: (missing: string, seen: string) =>
      `This model has no class “${missing}”, so any class other than ${seen} counts.`,
  },
  curtain: {
    name: 'Curtain: the clean picture from the left',
    hint: 'Drag to the right to see the clean picture; or hold the key B',
    drawn: (percent: number) => `${percent} % clean`,
    blink: 'Hold to see the clean picture',
    blinkByKey: 'Hold to see the clean picture (key B)',
  },
  map: {
    none: 'No map',
    next: 'The map comes next',
    computing: 'Computing the map…',
    step: (step: number, total: number) => `Map: step ${step} of ${total}`,
    notStarted: 'Not started',
    /** What a map takes that takes long; `time` as "about 5 min". */
    cost: (map: string, passes: number, time: string) =>
      `${map}: ${whole(passes)} passes through the model, ${time} for each picture.`,
    start: 'Start',
    usual: 'Usual settings',
    of: (className: string) => `for ${className}`,
    versus: (className: string, other: string) => `${className} rather than ${other}`,
    name: (map: string, className: string, range: string) => `${map} map for ${className}, values ${range}`,
    missing: (className: string) => `This model has no class “${className}”, so what it sees is explained.`,
    missingVersus: (className: string) => `This model has no class “${className}” to set against it.`,
    range: (min: string, max: string) => `${min} … ${max}`,
    signedRange: (min: string, max: string) => `${min} against … ${max} for`,
    againstRange: (min: string, max: string) => `${min} … ${max}, all against`,
    flatZero: 'flat: zero everywhere',
    flatAt: (value: string) => `flat: ${value} everywhere`,
    flatRange: (range: string) => `flat: ${range} is no more than rounding`,
    broken: (broken: number, pixels: number) => `${broken} of ${pixels} pixels are not numbers`,
    units: {
      logit: 'logits',
      'squared-logit': 'logits²',
      'logit-per-colour': 'logits per colour',
      'squared-logit-per-colour': '(logits per colour)²',
      probability: 'of probability',
      none: 'no unit',
    } satisfies Record<MapUnit, string>,
    perColour: 'Per colour: for a colour value that goes from 0 to 1.',
    rangeSummary: (range: string) => `${range}: smallest and largest value of the map.`,
    faint: ' · faint',
    beyond: (share: string) => ` · ${share} beyond`,
    unmoved: 'The probability hardly moves.',
    measureLogit: 'Measure the logit',
    shares: (gap: string) => `gap ${gap}`,
    sharesSummary: (sum: string, difference: string) =>
      `All values sum to ${sum}. It should be ${difference}, the class’s score less that of the baseline: the gap is the error of so few steps.`,
  },
  scale: {
    /** What its colours say, in sentences. */
    summary({ signed, limit, logScale, clipPercentile }: Scale): string {
      const colours = signed
        ? `Red speaks for the class, blue against it, each up to ${significant(limit)}`
        : `The brighter, the stronger, up to ${significant(limit)}`;
      const shape = logScale ? ', on a logarithmic scale' : '';
      return clipPercentile < 100
        ? `${colours}${shape}; the strongest ${significant(100 - clipPercentile)} % lie beyond and take the end colour.`
        : `${colours}${shape}.`;
    },
    ofAll: 'one scale for all maps',
    against: 'against',
    /** At its end. */
    end: ({ signed, logScale }: Scale) => [signed && 'for', logScale && 'logarithmic'].filter(Boolean).join(', '),
  },
  change: {
    name: (factor: number) => `The change made by the attack, amplified ${factor} times around grey`,
    summary: 'The change made by the attack, amplified around grey',
    factor: (factor: number, clipped: boolean) => `δ × ${factor}${clipped ? ', clipped' : ''}`,
  },
  shift: {
    subject: 'The map',
    moved: (map: string, classes: string | undefined) => `${map} moved${classes === undefined ? '' : `, ${classes}`}:`,
    twoClasses: (before: string, after: string) => `of two classes: ${before} → ${after}`,
    top10: 'top 10 %',
    flat: {
      clean: 'Nothing to compare: the clean map is flat.',
      attacked: 'Nothing to compare: the attacked map is flat.',
      both: 'Nothing to compare: both maps are flat.',
    },
  },
  measures: {
    open: 'more',
    name: (map: string) => `More measures: ${map}`,
    likeness: 'Clean against attacked',
    spearman: 'Spearman’s ρ, magnitudes',
    pearson: 'Pearson’s r, values with sign',
    ssim: 'SSIM, raw values',
    ssimNormalised: 'SSIM, each map over its own maximum',
    top10: 'Top 10 % shared',
    top10Expected: '… by chance',
    top10Shuffled: '… with one map shuffled',
    spread: 'How each map is spread',
    clean: 'clean',
    attacked: 'attacked',
    gini: 'Gini',
    entropy: (most: string) => `Entropy, of at most ${most} nats`,
  },
  table: {
    open: 'the maps in words',
    title: (map: string) => `${map}: where the evidence lies`,
    flat: (map: string) => `${map}: the map is flat.`,
    region: 'region',
    share: 'share',
    strongest: 'strongest pixel',
    peak: (value: string, x: number, y: number) => `${value} at ${x}, ${y}`,
  },
  probe: {
    hint: 'Point at a pixel to read its numbers.',
    pixel: 'pixel',
    colour: 'RGB',
    map: 'map',
  },
  save: {
    title: 'Save as a file',
    png: (width: number, height: number) => `PNG, ${width} × ${height}`,
    values: (ending: string) => `Raw values, .${ending}`,
    looking: 'Looking at the saved picture…',
    failed: 'The saved picture could not be looked at. Close this and try again.',
    attacked: 'Attacked picture, 8 bits a colour',
    survives: (survives: boolean, className: string, probability: number) =>
      `Survives saving: ${survives ? 'yes' : 'no'}. Opened again, the model sees ${className} (${percent(probability)}).`,
  },
  transfer: {
    needsTwo: 'Add a second model to see whether the attack made on one carries over to the other.',
    needsAttack: 'Switch the attack on to see whether it carries over from one model to another.',
    caption: 'Does the attack carry over? Made on one model (row), shown to another (column); a click shows it above.',
    corner: 'made on ↓ shown to →',
    computing: 'computing…',
    stopped: 'stopped',
    waiting: 'waiting…',
    /** Why a picture attacked on `source` cannot be shown to `victim`. */
    obstacle(obstacle: TransferObstacle, source: string, victim: string): string {
      switch (obstacle) {
        case 'size':
          return `${victim} takes pictures of another size than ${source}, so the attacked picture cannot be shown to it.`;
        case 'classes':
          return `${victim} has other classes than ${source}, so it cannot be fooled about the same ones.`;
        case 'source-missing':
          return `${source} could not be loaded, so no attack can be made on it.`;
        case 'victim-missing':
          return `${victim} could not be loaded, so no attack can be shown to it.`;
        default:
          return obstacle satisfies never;
      }
    },
    /** What can be done about it. */
    way: (obstacle: TransferObstacle): string =>
      obstacle === 'source-missing'
        ? 'Try again there, or attack each model by itself.'
        : 'Attack each model by itself to compare these two.',
  },
};
