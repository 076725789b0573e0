import type { BackendReport, Place } from '../backend';
import type { CardRemark } from '../card-remark';
import type { Measurement, ModelCard, Tuning } from '../model-card';
import { mean } from '../statistics';
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
  readonly place: Place;
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
  const { base, dataName, batch, newClasses, steps, checks, maps, backend, place } = run;
  const settings = { ...run.settings, batch };
  const done = steps.at(-1)?.step ?? 0;
  const before = checks.findLast(({ step }) => step === 0);
  const after = checks.findLast(({ step }) => step > 0);
  return {
    version: 1,
    id: model.id,
    family: 'own',
    label,
    summary: {
      ...{ remark: 'tuned', base: base.label, data: dataName, place },
      ...(after && newClasses === 0 && before && { before: shares(before) }),
      ...(after && { after: { ...shares(after), epsilon255: after.epsilon255 } }),
    },
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
    provenance: { remark: 'tuned-here' },
    measurements: after ? measurementsOf(after, run) : [],
    saliency: [],
    limits: [...limitsOf(after, done, run), ...mapLimits(maps)],
    licence: model.licence,
  };
}

function shares({ clean, attacked }: CheckRecord) {
  return { clean: clean.value, attacked: attacked.value };
}

/** What a look found, without how long it took. */
function found({ step, clean, attacked, epsilon255, jacobianNorm, agreement }: CheckRecord) {
  return { step, clean, attacked, epsilon255, jacobianNorm, agreement };
}

function measurementsOf(after: CheckRecord, { dataName, settings }: TrainedRun): Measurement[] {
  const circumstances = {
    data: [dataName, `${after.clean.n} validation pictures`].filter(Boolean).join('; '),
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

function limitsOf(after: CheckRecord | undefined, done: number, { settings, newClasses }: TrainedRun): CardRemark[] {
  const planned = settings.steps;
  const pictures = after?.clean.n ?? 0;
  const limits: CardRemark[] = after
    ? [{ remark: 'checked-on', pictures, steps: [...CHECK_STEPS] }, { remark: 'same-source' }]
    : [{ remark: 'never-checked' }];
  if (after && pictures < FEW_PICTURES) limits.push({ remark: 'few-pictures', pictures });
  if (newClasses > 0) limits.push({ remark: 'new-head' });
  if (after && after.step < done)
    limits.push({ remark: 'checked-before-end', step: after.step, more: done - after.step });
  if (done < planned) limits.push({ remark: 'stopped-early', steps: done, planned });
  return limits;
}

function mapLimits(maps: MapsRecord | undefined): CardRemark[] {
  if (!maps || !isMostlyFlat(maps)) return [];
  return [{ remark: 'flat-maps', pictures: maps.pictures, flat: maps.flat }];
}

/** The steps in up to ten equal parts, each as the mean of what its steps computed. */
function logOf(steps: readonly StepRecord[]): Tuning['log'] {
  const parts = Math.min(LOG_LINES, steps.length);
  return Array.from({ length: parts }, (_, i) => {
    const part = steps.slice(Math.floor((i * steps.length) / parts), Math.floor(((i + 1) * steps.length) / parts));
    const terms = ['jacobian', 'selective', 'inputGradient'] as const;
    const means = terms.map((term) => [term, mean(part.flatMap((step) => step[term] ?? []))] as const);
    return {
      step: part.at(-1)!.step,
      loss: mean(part.map(({ loss }) => loss)),
      crossEntropy: mean(part.map(({ crossEntropy }) => crossEntropy)),
      // A term that no step of the part had is left out.
      ...Object.fromEntries(means.filter(([, value]) => !Number.isNaN(value))),
    };
  });
}
