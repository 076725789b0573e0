import type { BackendReport } from '../backend';
import { percent } from '../format';
import type { Measurement, ModelCard, Proportion, Tuning } from '../model-card';
import type { TrainingSettings } from './params';
import { CHECK_STEPS, FEW_PICTURES, isMostlyFlat, type CheckRecord, type MapsRecord, type StepRecord } from './record';

/** A fine-tuning that has ended, as its card tells it. */
export interface TrainedRun {
  /** The model it began with. */
  readonly base: Pick<ModelCard, 'id' | 'label'>;
  readonly dataName: string;
  readonly settings: TrainingSettings;
  /** Pictures a step, as it came to be where the settings leave it open. */
  readonly batch: number;
  /** Classes that the base did not know. */
  readonly newClasses: number;
  readonly steps: readonly StepRecord[];
  readonly checks: readonly CheckRecord[];
  /** What the selective term went by, where it was used. */
  readonly maps?: MapsRecord;
  readonly backend?: BackendReport;
  /** What it ran in; the browser unless said otherwise. */
  readonly place?: string;
}

/** What a look attacks with, in words. */
const CHECK_ATTACK = `PGD with ${CHECK_STEPS.join(' steps and, of what that leaves, with ')} steps`;

/** Lines of the log that a card keeps. */
const LOG_LINES = 10;

/**
 * The card of a fine-tuned model: what it is (id, classes, size) as `model` says, how it was made and how it fared, with
 * what these figures are worth.
 */
export function tunedCard(model: ModelCard, label: string, run: TrainedRun): ModelCard {
  const { base, dataName, batch, newClasses, steps, checks, maps, backend, place = 'the browser' } = run;
  const settings = { ...run.settings, batch };
  const done = steps.at(-1)?.step ?? 0;
  const before = checks.findLast(({ step }) => step === 0);
  const after = checks.findLast(({ step }) => step > 0);
  return {
    version: 1,
    id: model.id,
    family: 'own',
    label,
    summary: `“${base.label}”, fine-tuned in ${place} on ${dataName}${outcome(newClasses > 0 ? undefined : before, after)}.`,
    classes: [...model.classes],
    inputShape: model.inputShape,
    parameters: model.parameters,
    weightBytes: model.weightBytes,
    training: {
      data: dataName,
      recipe: `fine-tuned from ${base.id}, ${done} of ${settings.steps} steps`,
      settings,
      hardware: backend ? `${place}, ${backend.name}${backend.software ? ' in software' : ''}` : place,
    },
    tuning: {
      base: base.id,
      baseLabel: base.label,
      steps: done,
      ...(newClasses > 0 && { newClasses }),
      seconds: Math.round(steps.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000),
      ...(before && { before: found(before) }),
      ...(after && { after: found(after) }),
      log: logOf(steps),
    },
    provenance: 'Fine-tuned on a person’s own device with Limelight.',
    measurements: after ? measurementsOf(after, run) : [],
    saliency: [],
    limits: [...limitsOf(after, done, run), ...mapLimits(maps)],
    licence: model.licence,
  };
}

const share = ({ value }: Proportion) => percent(value);

/** What a look found, without how long it took. */
function found({ step, clean, attacked, epsilon255, jacobianNorm, agreement }: CheckRecord) {
  return { step, clean, attacked, epsilon255, jacobianNorm, agreement };
}

function outcome(before: CheckRecord | undefined, after: CheckRecord | undefined): string {
  if (!after) return '';
  const from = (look: Proportion | undefined) => (look ? `${share(look)} before, ` : '');
  return (
    `: ${from(before?.clean)}${share(after.clean)} after on clean pictures, and ${from(before?.attacked)}` +
    `${share(after.attacked)} after under attack (ε ${after.epsilon255}/255)`
  );
}

function measurementsOf(after: CheckRecord, { dataName, settings }: TrainedRun): Measurement[] {
  const circumstances = {
    data: `${dataName}; ${after.clean.n} validation pictures`,
    seed: settings.seed,
    engine: 'limelight',
    command: `the last look of the fine-tuning: ${CHECK_ATTACK}`,
  } as const;
  return [
    { ...circumstances, attack: 'none', epsilon255: 0, params: {}, accuracy: after.clean },
    {
      ...circumstances,
      attack: 'pgd',
      epsilon255: after.epsilon255,
      params: { steps: CHECK_STEPS.at(-1) ?? 0 },
      accuracy: after.attacked,
    },
  ];
}

function limitsOf(after: CheckRecord | undefined, done: number, { settings, newClasses }: TrainedRun): string[] {
  const planned = settings.steps;
  const limits = after
    ? [
        `Its accuracies are counted on ${after.clean.n} validation pictures, and under one attack, ${CHECK_ATTACK}: an indication, not a benchmark.`,
        'The validation pictures come from the same source as the training pictures; on others it may do worse.',
      ]
    : ['It was not evaluated after its training.'];
  if (after && after.clean.n < FEW_PICTURES)
    limits.push(`${after.clean.n} pictures are few: another ${after.clean.n} could give quite other figures.`);
  if (newClasses > 0) limits.push('Its last layer was new: before training, its answers were guesses.');
  if (after && after.step < done)
    limits.push(`It was last checked after ${after.step} steps, and trained for ${done - after.step} more.`);
  if (done < planned) limits.push(`Its training was stopped after ${done} of ${planned} steps.`);
  return limits;
}

function mapLimits(maps: MapsRecord | undefined): string[] {
  if (!maps || !isMostlyFlat(maps)) return [];
  const { flat, pictures } = maps;
  return [
    `Of the pictures that the selective term was to see, ${flat} of ${pictures} have a flat perturbation map: it had no part in them.`,
  ];
}

/** The steps in up to ten equal parts, each as the mean of what its steps computed. */
function logOf(steps: readonly StepRecord[]): Tuning['log'] {
  const parts = Math.min(LOG_LINES, steps.length);
  return Array.from({ length: parts }, (_, i) => {
    const part = steps.slice(Math.floor((i * steps.length) / parts), Math.floor(((i + 1) * steps.length) / parts));
    const jacobian = mean(part.flatMap((step) => step.jacobian ?? []));
    const selective = mean(part.flatMap((step) => step.selective ?? []));
    const inputGradient = mean(part.flatMap((step) => step.inputGradient ?? []));
    return {
      step: part.at(-1)!.step,
      loss: mean(part.map(({ loss }) => loss)) ?? 0,
      crossEntropy: mean(part.map(({ crossEntropy }) => crossEntropy)) ?? 0,
      ...(jacobian !== undefined && { jacobian }),
      ...(selective !== undefined && { selective }),
      ...(inputGradient !== undefined && { inputGradient }),
    };
  });
}

function mean(values: readonly number[]): number | undefined {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : undefined;
}
