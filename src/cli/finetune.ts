import path from 'node:path';
import type { BackendName, BackendReport } from '@/domain/backend';
import { duration, decimalPercent, significant } from '@/domain/format';
import type { ModelCard, Proportion } from '@/domain/model-card';
import { tunedCard } from '@/domain/training/card';
import type { Checkpoint, PerturbationMaps } from '@/domain/training/checkpoint';
import { countNewClasses } from '@/domain/training/head';
import { mapsBy, type TrainingData } from '@/domain/training/data';
import { trainingParams, type TrainingSettings } from '@/domain/training/params';
import { isMostlyFlat, type CheckRecord, type MapsRecord, type StepRecord } from '@/domain/training/record';
import { loadNetwork } from '@/engine/models/load-network';
import type { Network } from '@/engine/network/network';
import { fitNetworkTo } from '@/engine/training/replace-head';
import { Trainer } from '@/engine/training/trainer';
import { training } from '@/text/en/methods/training';
import type { Command, FlagSpecs, Flags } from './command';
import { TuningFolder, type LogLine } from './finetune/folder';
import { readTrainingData } from './finetune/pictures';
import { methodParams, required, usageError } from './flags';
import { findModels, loadEarly, modelPath } from './model';
import { table } from './output';
import { backendFlag, backendOf, modelFlags, startBackend } from './setup';

/** The flags besides the training's own parameters. */
const ownFlags = {
  ...modelFlags,
  data: { value: 'bundled|DIR', summary: 'The pictures to learn from (bundled); some are held out to check with.' },
  ...backendFlag,
  out: { value: 'DIR', summary: 'Where the model, its card, the log and the checkpoint are written.' },
  resume: { summary: 'Goes on from the checkpoint in that folder, with the same flags.' },
} satisfies FlagSpecs;

/** Steps between two checkpoints on disk. */
const SAVE_EVERY = 50;

/** `npm run finetune`: the page's fine-tuning in Node. */
export const finetuneCommand: Command = {
  summary:
    'Teaches a model to be harder to fool and easier to read. Ctrl-C ends it after the current step and keeps it.',
  usage: ['--model <id | path> [--<parameter> <value> …] [--resume] --out DIR'],
  flags: ownFlags,
  methods: [
    {
      id: 'Parameters',
      params: trainingParams,
      words: { summary: 'what the training is told', params: training },
    },
  ],
  examples: [
    '--model cifar10-standard --lambda-j 0.01 --lambda-s 0.01 --steps 300 --batch 32 --out data/tuned',
    '--model cifar10-standard --data my-pictures --steps 100 --out data/mine',
  ],
  run: finetune,
};

/** Writes the tuned model, its card, the log and a checkpoint; the table says how it went. */
async function finetune(flags: Flags, root: string): Promise<string> {
  const started = performance.now();
  const settings = methodParams(flags, Object.keys(ownFlags), trainingParams, 'finetune');
  const modelName = required(flags, 'model');
  const out = required(flags, 'out');
  const backend = backendOf(flags);
  if (
    [path.resolve(out), path.join(path.resolve(out), 'model.json')].includes(path.resolve(modelPath(modelName, root)))
  )
    throw usageError('over-its-base');
  await startBackend(backend);
  const [found] = await findModels([modelName], root, flags);
  const load = await loadEarly(found!, loadNetwork);
  const data = await readTrainingData(flags.get('data') ?? 'bundled', root, settings.seed);
  const { network: loaded, card, weights } = await load(data.shape);
  const network = fitNetworkTo(loaded, data.classes, settings.seed, card.classes);
  const newClasses = countNewClasses(data.classes, card.classes);
  const maps = network === loaded ? mapsBy(data, weights) : undefined;
  const folder = await TuningFolder.open(out);
  const checkpoint = flags.has('resume') ? await folder.checkpoint() : undefined;
  if (checkpoint && !sameSettings(checkpoint.settings, settings)) throw usageError('other-settings', { folder: out });
  const log = checkpoint ? await folder.logUntil(checkpoint.step) : [];
  await folder.beginLog(log);
  await train(
    folder,
    log,
    { network, data, settings, ...(checkpoint && { checkpoint }), ...(maps && { maps }) },
    async (trained, batch) => {
      const steps = log.flatMap((each): StepRecord[] => (each.kind === 'step' ? [each] : []));
      const checks = log.flatMap((each): CheckRecord[] => (each.kind === 'check' ? [each] : []));
      const maps = log.findLast((each) => each.kind === 'maps');
      const model = { ...card, id: idOf(out), classes: [...data.classes] };
      const run = {
        base: card,
        dataName: data.name,
        settings,
        batch,
        newClasses,
        steps,
        checks,
        ...(maps && { maps }),
        backend: reportOf(backend),
        place: 'node' as const,
      };
      await folder.writeModel(trained, (weightBytes) =>
        tunedCard({ ...model, weightBytes, parameters: weightBytes / 4 }, labelOf(card, settings), run),
      );
    },
  );
  const before = newClasses > 0 ? 'new head' : 'before';
  return summary(log, before, settings, out, performance.now() - started);
}

interface Job {
  readonly network: Network;
  readonly data: TrainingData;
  readonly settings: TrainingSettings;
  readonly checkpoint?: Checkpoint;
  readonly maps?: PerturbationMaps;
}

/** Trains to the end or to Ctrl-C, logging; `keep` is given what came of it. */
async function train(
  folder: TuningFolder,
  log: LogLine[],
  job: Job,
  keep: (network: Network, batch: number) => Promise<void>,
) {
  const trainer = Trainer.begin(job);
  const ending = new AbortController();
  const end = (): void => {
    ending.abort();
    report('Ending after this step …');
  };
  process.once('SIGINT', end);
  const note = async (each: LogLine): Promise<void> => {
    log.push(each);
    await folder.log(each);
  };
  try {
    report(`${trainer.batch} pictures a step`);
    for await (const event of trainer.run()) {
      if (event.kind === 'check') {
        report(checkText(event.record));
        await note({ kind: 'check', ...event.record });
      } else if (event.kind === 'step') {
        await note({ kind: 'step', ...event.record });
        if (event.record.step % SAVE_EVERY === 0) await folder.save(await trainer.checkpoint());
        progress(stepText(event.record, job.settings));
      } else if (event.kind === 'maps') {
        report(mapsText(event.record));
        await note({ kind: 'maps', ...event.record });
      } else
        progress(
          `${event.kind === 'preparing' ? 'Finding the salient part of every picture' : 'Checking'}: ${event.done} of ${event.total}`,
        );
      if (ending.signal.aborted) break;
    }
    await folder.save(await trainer.checkpoint());
    await keep(await trainer.network(), trainer.batch);
  } finally {
    process.off('SIGINT', end);
    trainer.dispose();
  }
}

function stepText({ step, loss, crossEntropy, milliseconds }: StepRecord, { steps }: TrainingSettings): string {
  const left = duration((steps - step) * milliseconds);
  return `step ${step} of ${steps}: loss ${significant(loss)}, CE ${significant(crossEntropy)}, ${duration(milliseconds)}; about ${left} left`;
}

function checkText({ step, clean, attacked, epsilon255, jacobianNorm, agreement }: CheckRecord): string {
  return (
    `after ${step} steps: ${shareText(clean)} clean, ${shareText(attacked)} under PGD at ${epsilon255}/255, ` +
    `‖J‖ ${significant(jacobianNorm.value)}, agreement ${agreement.value.toFixed(2)}`
  );
}

function mapsText({ pictures, flat }: MapsRecord): string {
  const warning = isMostlyFlat({ pictures, flat }) ? ': the selective term is hardly at work' : '';
  return `${flat} of ${pictures} perturbation maps are flat${warning}`;
}

function shareText({ value, n }: Proportion): string {
  return `${decimalPercent(value)} % (of ${n})`;
}

function summary(
  log: readonly LogLine[],
  before: string,
  settings: TrainingSettings,
  out: string,
  milliseconds: number,
): string {
  const steps = log.flatMap((each) => (each.kind === 'step' ? [each] : []));
  const checks = log.flatMap((each) => (each.kind === 'check' ? [each] : []));
  const maps = log.findLast((each) => each.kind === 'maps');
  const mean = steps.reduce((sum, step) => sum + step.milliseconds, 0) / steps.length;
  return table([
    ['steps', `${steps.length} of ${settings.steps}${steps.length > 0 ? `, ${duration(mean)} each` : ''}`],
    ...[checks.findLast(({ step }) => step === 0), checks.findLast(({ step }) => step > 0)].flatMap(
      (record, i): [string, string][] => (record ? [[i === 0 ? before : 'last look', checkText(record)]] : []),
    ),
    ...(maps ? [['maps', mapsText(maps)] as const] : []),
    ['time', duration(milliseconds)],
    ['written to', out],
  ]);
}

/** Shown on a terminal in place of the line before; nothing where there is none. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

function report(text: string): void {
  process.stderr.write(`${process.stderr.isTTY ? '\r\x1b[K' : ''}${text}\n`);
}

function sameSettings(a: TrainingSettings, b: TrainingSettings): boolean {
  return Object.keys(trainingParams).every((name) => Reflect.get(a, name) === Reflect.get(b, name));
}

/** An id that a card may have, of the folder's name. */
function idOf(folder: string): string {
  const plain = path
    .basename(path.resolve(folder))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain || 'tuned';
}

function labelOf({ label }: ModelCard, { lambdaJ, lambdaS, lambdaG }: TrainingSettings): string {
  return `${label}, tuned (λ ${[lambdaJ, lambdaS, ...(lambdaG > 0 ? [lambdaG] : [])].join(', ')})`;
}

function reportOf(name: BackendName): BackendReport {
  return { name, software: false, asked: true, place: 'node', candidates: [] };
}
