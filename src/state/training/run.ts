import type { Failure } from '@/domain/errors';
import {
  isMostlyFlat,
  type CheckRecord,
  type MapsRecord,
  type StepRecord,
  type TrainingEvent,
} from '@/domain/training/record';
import type { FromTrainer } from '@/worker/training/protocol';
import { withStep } from './step-log';
import type { TrainingState } from './types';
import { millisecondsLeft } from './time-left';

/** What is known of one training while it runs and after. */
export interface TrainingRun {
  readonly phase: TrainingState['phase'];
  readonly step: number;
  readonly total: number;
  readonly steps: TrainingState['steps'];
  readonly checks: TrainingState['checks'];
  readonly maps: TrainingState['maps'] | undefined;
  readonly notes: TrainingState['notes'];
  readonly preparing: TrainingState['preparing'] | undefined;
  readonly checking: TrainingState['checking'] | undefined;
  readonly millisecondsLeft: number | undefined;
  readonly backend: TrainingState['backend'] | undefined;
  readonly batch: number | undefined;
  readonly learner: TrainingState['learner'] | undefined;
  readonly failure: TrainingState['failure'] | undefined;
}

/** No training. */
export const noRun: TrainingRun = {
  phase: 'idle',
  step: 0,
  total: 0,
  steps: [],
  checks: [],
  maps: undefined,
  notes: [],
  preparing: undefined,
  checking: undefined,
  millisecondsLeft: undefined,
  backend: undefined,
  batch: undefined,
  learner: undefined,
  failure: undefined,
};

/** Whether a training goes on, if only paused. */
export function isUnderWay(phase: TrainingRun['phase']): boolean {
  return phase !== 'idle' && phase !== 'failed' && phase !== 'finished';
}

/** The run after a message of the trainer; what is to be done about it is the session's. */
export function withMessage(run: TrainingRun, message: FromTrainer): TrainingRun {
  switch (message.type) {
    case 'started':
      return { ...going(run), backend: message.backend, batch: message.batch, learner: message.learner };
    case 'events':
      return message.events.reduce(after, run);
    case 'paused':
      return { ...(run.phase === 'ending' ? run : { ...run, phase: 'paused' }), step: message.step };
    case 'resumed':
      return going(run);
    case 'note':
      return { ...run, notes: [...run.notes, message.failure] };
    case 'finished':
      return { ...quiet(run), phase: 'finished', step: message.step };
    case 'failure':
      return { ...quiet(run), phase: 'failed', failure: message.failure };
    case 'lost':
      return { ...quiet(run), phase: 'recovering' };
    case 'model':
    case 'checkpoint':
    case 'cancelled':
      return run;
    default:
      return message satisfies never;
  }
}

/** Work goes on; on the way to its end it stays so. */
function going(run: TrainingRun): TrainingRun {
  return run.phase === 'ending' ? run : { ...run, phase: 'running' };
}

function quiet(run: TrainingRun): TrainingRun {
  return { ...run, preparing: undefined, checking: undefined, millisecondsLeft: undefined };
}

function after(run: TrainingRun, event: TrainingEvent): TrainingRun {
  switch (event.kind) {
    case 'preparing':
      return { ...run, phase: 'preparing', preparing: event };
    case 'maps':
      return withMaps(run, event.record);
    case 'step':
      return stepped(run, event.record);
    case 'checking':
      return timed({ ...going(run), preparing: undefined, checking: event });
    case 'check':
      return {
        ...going(run),
        preparing: undefined,
        checking: undefined,
        checks: withCheck(run.checks, event.record),
      };
    default:
      return event satisfies never;
  }
}

/** The looks in the order of their steps; at the end the model as it was is looked at anew, on more pictures. */
function withCheck(checks: TrainingRun['checks'], record: CheckRecord): CheckRecord[] {
  return [...checks.filter(({ step }) => step !== record.step), record].sort((a, b) => a.step - b.step);
}

/** Says once that the selective term has little to go by. */
function withMaps(run: TrainingRun, maps: MapsRecord): TrainingRun {
  const warned = run.notes.some(({ code }) => code === mostlyFlat.code);
  return { ...run, maps, notes: isMostlyFlat(maps) && !warned ? [...run.notes, mostlyFlat] : run.notes };
}

const mostlyFlat: Failure = { code: 'training-flat-maps', reason: 'mostly-flat', details: {} };

/** A training that was set back to a checkpoint does steps again: what the log had of them is replaced. */
function stepped(run: TrainingRun, record: StepRecord): TrainingRun {
  const { step } = record;
  const steps = withStep(run.steps, record);
  return timed({
    ...going(run),
    step,
    steps,
    checks: run.checks.some((check) => check.step > step)
      ? run.checks.filter((check) => check.step <= step)
      : run.checks,
    preparing: undefined,
    checking: undefined,
  });
}

function timed(run: TrainingRun): TrainingRun {
  return { ...run, millisecondsLeft: millisecondsLeft(run) };
}
