import type { Measurement, SaliencyMeasurement } from '@/domain/model-card';

/** Lines of a card that answer one question. */
export interface MeasurementGroup {
  readonly title: string;
  /** What the numbers of this group are, in a sentence. */
  readonly note: string;
  readonly lines: readonly Measurement[];
}

const NAMES: Readonly<Record<string, string>> = {
  none: 'no attack',
  fgsm: 'FGSM',
  pgd: 'PGD',
  'mi-fgsm': 'MI-FGSM',
  'di-ti-mi': 'DI-TI-MI',
  'sign-noise': 'random sign noise',
  noise: 'random noise',
  autoattack: 'AutoAttack',
};

/** An attack's name as people write it: the known ones by their own, "pgd-100" as "PGD-100". */
export function attackName(attack: string): string {
  return NAMES[attack] ?? attack.replace(/^[a-z]+/, (word) => (word.length <= 4 ? word.toUpperCase() : word));
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
  const groups: MeasurementGroup[] = [
    {
      title: 'Clean pictures',
      note: 'Accuracy on unchanged pictures.',
      lines: local.filter(({ attack }) => attack === 'none'),
    },
    { title: 'White-box attacks', note: 'The attacker knows this model and follows its gradients.', lines: attacked },
    {
      title: 'AutoAttack',
      note: 'The standard set of attacks, with nothing to tune: the figure to compare with the literature.',
      lines: local.filter((line) => isStandard(line) && !isControl(line)),
    },
    ...sources.map((source) => ({
      title: `Transferred from “${nameOf(source)}”`,
      note: 'Made on another model and shown to this one, to which the attacker has no access.',
      lines: lines.filter((line) => line.source === source),
    })),
    {
      title: 'Controls',
      note: 'Random noise must do little harm, and a huge ε must fool the model every time; otherwise its gradients are hidden, and it is not robust.',
      lines: local.filter((line) => line.attack !== 'none' && isControl(line)),
    },
  ];
  return groups.filter((group) => group.lines.length > 0);
}

/** The circumstances of a line that tell it from its neighbours, e.g. "20 steps, worst of cross-entropy and margin". */
export function settingsWords(params: Measurement['params']): string {
  const { steps, restarts, loss, ...others } = params;
  const words = [
    steps !== undefined && `${steps} ${steps === 1 ? 'step' : 'steps'}`,
    typeof restarts === 'number' && restarts > 1 && `${restarts} restarts`,
    loss !== undefined && String(loss),
    ...Object.entries(others).map(([name, value]) => `${name} ${value}`),
  ];
  return words.filter((word) => word !== false).join(', ');
}

/** Saliency lines by method, in the order of the card. */
export function groupSaliency(
  lines: readonly SaliencyMeasurement[],
): { readonly method: string; readonly lines: readonly SaliencyMeasurement[] }[] {
  const methods = [...new Set(lines.map(({ method }) => method))];
  return methods.map((method) => ({ method, lines: lines.filter((line) => line.method === method) }));
}
