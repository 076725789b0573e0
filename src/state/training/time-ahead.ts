import * as z from 'zod/mini';
import type { BackendReport } from '@/domain/backend';
import type { TrainingSettings } from '@/domain/training/params';
import type { TrainingRun } from './run';

/** What a step and a check cost, in milliseconds. */
export interface TrainingCost {
  readonly batch: number;
  readonly step: number;
  readonly check: number;
}

/** What a cost depends on. */
export interface CostOf {
  readonly backend: string;
  readonly baseId: string;
  readonly settings: Pick<TrainingSettings, 'lambdaJ' | 'lambdaS' | 'lambdaG' | 'adversarial'>;
}

const KEY = 'limelight.training-cost';
const schema = z.record(z.string(), z.object({ batch: z.number(), step: z.number(), check: z.number() }));

/** How many penalties a loss has. */
function penaltiesOf({ lambdaJ, lambdaS, lambdaG }: CostOf['settings']): number {
  return [lambdaJ, lambdaS, lambdaG].filter((lambda) => lambda > 0).length;
}

function nameOf({ backend, baseId, settings }: CostOf): string {
  return [backend, baseId, penaltiesOf(settings), settings.adversarial].join(' ');
}

function remembered(): Record<string, TrainingCost> {
  try {
    return schema.parse(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
  } catch {
    return {};
  }
}

/** Remembers what a training cost on this device, where storage is allowed. */
export function rememberCost(
  of: CostOf,
  { steps, checks, batch }: Pick<TrainingRun, 'steps' | 'checks' | 'batch'>,
): void {
  const times = steps.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const step = times[Math.floor(times.length / 2)];
  const check = checks[0]?.milliseconds;
  if (step === undefined || check === undefined || batch === undefined) return;
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...remembered(), [nameOf(of)]: { batch, step, check } }));
  } catch {
    return;
  }
}

/** Pictures of a step where that is left open and nothing is known. */
const USUAL_BATCH = 32;

/**
 * A picture's share of a step by the backend's calibration gradient, for each parameter, with and without a penalty:
 * measured on wasm with cifar10-standard. The zoo's nets need about as many multiply-adds a parameter.
 */
const SHARE = { penalised: 5.5e-6, plain: 2.2e-6 } as const;

/** Pictures of a penalised step that cost as much as a check: likewise. */
const CHECKED = 170;

/** A check at the end takes three times as many pictures, and there are two. */
const AT_END = 4;

/**
 * Milliseconds that a training will take, roughly: from what the last one of its kind cost on this device, or from the
 * backend's calibration and the model's size. `undefined` where neither is known.
 */
export function millisecondsAhead(
  of: Omit<CostOf, 'backend' | 'settings'> & { readonly settings: TrainingSettings },
  backend: BackendReport | undefined,
  parameters: number | undefined,
): number | undefined {
  if (!backend) return undefined;
  const { settings } = of;
  const cost =
    remembered()[nameOf({ ...of, backend: backend.name })] ??
    guessed(settings, backend.candidates.find(({ name }) => name === backend.name)?.milliseconds, parameters);
  if (!cost) return undefined;
  const checks = Math.ceil(settings.steps / settings.checkEvery) + AT_END;
  return (settings.steps * cost.step * (settings.batch || cost.batch)) / cost.batch + checks * cost.check;
}

function guessed(
  settings: TrainingSettings,
  calibration: number | undefined,
  parameters: number | undefined,
): TrainingCost | undefined {
  if (calibration === undefined || parameters === undefined || settings.adversarial !== 'none') return undefined;
  const share = penaltiesOf(settings) > 0 ? SHARE.penalised : SHARE.plain;
  const picture = calibration * parameters;
  return {
    batch: USUAL_BATCH,
    step: USUAL_BATCH * share * picture,
    check: CHECKED * SHARE.penalised * picture,
  };
}
