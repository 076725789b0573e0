import { exact } from '@/domain/format';
import type { Measurement, ModelCard, SaliencyMeasurement } from '@/domain/model-card';
import { trainingParams } from '@/domain/training/params';
import { cardTerm, text } from '@/text';
import { fetchedText } from '@/text/fetched';
import { valueWords } from '@/text/methods';

/** Lines of a card that answer one question. */
export interface MeasurementGroup {
  readonly title: string;
  /** What the numbers of this group are, in a sentence. */
  readonly note: string;
  readonly lines: readonly Measurement[];
}

const names: Readonly<Record<string, string>> = {
  fgsm: 'FGSM',
  pgd: 'PGD',
  'mi-fgsm': 'MI-FGSM',
  'di-ti-mi': 'DI-TI-MI',
  autoattack: 'AutoAttack',
};

/** An attack's name as people write it: the known ones by their own, "pgd-100" as "PGD-100". */
export function attackName(attack: string): string {
  const { noAttack, signNoise, noise } = text.models.measurements;
  const controls: Readonly<Record<string, string>> = { none: noAttack, 'sign-noise': signNoise, noise };
  const shortened = attack.replace(/^[a-z]+/, (word) => (word.length <= 4 ? word.toUpperCase() : word));
  return controls[attack] ?? names[attack] ?? shortened;
}

/** ε beyond which a ball says nothing about robustness but tells whether gradients are hidden. */
const HUGE_EPSILON = 64;

const isControl = ({ attack, epsilon255 }: Measurement) => attack.includes('noise') || epsilon255 >= HUGE_EPSILON;
const isStandard = ({ attack }: Measurement) => /^(autoattack|apgd|fab|square)/.test(attack);

/**
 * A card's lines by what they tell: clean pictures, white-box attacks, the standard benchmark, transfer by source, and
 * the controls that would betray hidden gradients. Groups without lines are left out; a line is in exactly one.
 * `nameOf` gives a source's name by its id.
 */
export function groupMeasurements(
  lines: readonly Measurement[],
  nameOf: (modelId: string) => string,
): MeasurementGroup[] {
  const sources = [...new Set(lines.flatMap(({ source }) => source ?? []))];
  const local = lines.filter(({ source }) => source === undefined);
  const attacked = local.filter((line) => line.attack !== 'none' && !isControl(line) && !isStandard(line));
  const words = text.models.measurements.groups;
  const groups: MeasurementGroup[] = [
    { ...words.clean, lines: local.filter(({ attack }) => attack === 'none') },
    { ...words.whiteBox, lines: attacked },
    { ...words.standard, lines: local.filter((line) => isStandard(line) && !isControl(line)) },
    ...sources.map((source) => ({
      title: words.transfer.title(nameOf(source)),
      note: words.transfer.note,
      lines: lines.filter((line) => line.source === source),
    })),
    { ...words.controls, lines: local.filter((line) => line.attack !== 'none' && isControl(line)) },
  ];
  return groups.filter((group) => group.lines.length > 0);
}

/** The circumstances of a line that tell it from its neighbours, e.g. "20 steps, worst of cross-entropy and margin". */
export function settingsWords(params: Measurement['params']): string {
  const { steps, restarts, loss, ...others } = params;
  const said = text.models.measurements;
  const words = [
    steps !== undefined && said.steps(String(steps)),
    typeof restarts === 'number' && restarts > 1 && said.restarts(restarts),
    loss !== undefined && settingValue(loss),
    ...Object.entries(others).map(([name, value]) => `${cardTerm(name)} ${settingValue(value)}`),
  ];
  return words.filter((word) => word !== false).join(', ');
}

/** A value of a card's settings as it is read. */
export function settingValue(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? text.values.on : text.values.off;
  if (typeof value === 'number') return exact(value);
  return cardTerm(value) || '–';
}

/** Saliency lines by method, in the order of the card. */
export function groupSaliency(
  lines: readonly SaliencyMeasurement[],
): { readonly method: string; readonly lines: readonly SaliencyMeasurement[] }[] {
  const methods = [...new Set(lines.map(({ method }) => method))];
  return methods.map((method) => ({ method, lines: lines.filter((line) => line.method === method) }));
}

/** Every setting of a training: of one made on this page as its form calls them, of a recipe's by its own terms. */
export function trainingSettings({
  training,
  tuning,
}: ModelCard): readonly { readonly name: string; readonly value: string }[] {
  return Object.entries(training?.settings ?? {}).map(([name, value]) => {
    if (!tuning || !isParam(name)) return { name: cardTerm(name.replaceAll('_', ' ')), value: settingValue(value) };
    const words = fetchedText.methods.training[name];
    return { name: words.label, value: valueWords(trainingParams[name], value, words) };
  });
}

function isParam(name: string): name is keyof typeof trainingParams {
  return Object.hasOwn(trainingParams, name);
}
