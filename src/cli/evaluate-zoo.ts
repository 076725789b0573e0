import { existsSync } from 'node:fs';
import path from 'node:path';
import type { FlagSpecs, Flags } from './command';
import { methodParams, oneOf, pick, seedOf, usageError, wholeNumber } from './flags';
import { readZooModel } from './model';
import { readPictures } from './pictures';
import { backendOf, batchOf, startBackend } from './setup';
import { measureAccuracy } from './zoo/accuracy';
import type { Bench } from './zoo/bench';
import { zooModels, type ZooModel } from './zoo/models';
import {
  accuracySteps,
  dataOfFamily,
  explainedMethods,
  stabilityMethods,
  strongSteps,
  transferSteps,
} from './zoo/plan';
import { reportTables } from './zoo/report';
import { Results } from './zoo/results';
import { measureSaliency, measureStability } from './zoo/saliency';
import { measureTransfer } from './zoo/transfer';

const parts = ['everything', 'accuracy', 'transfer', 'saliency', 'stability', 'strong'] as const;

/** The flags with `--zoo`. */
export const zooFlags = {
  zoo: { summary: 'Measures the whole zoo. With it go --data, --n (300), --seed, --backend, --batch and these:' },
  family: { value: 'a,b', summary: 'Models of these families (all).' },
  models: { value: 'a,b', summary: 'These models (all).' },
  sources: { value: 'a,b', summary: 'The models that transferred attacks are made on (those measured).' },
  only: { value: parts.join('|'), summary: 'A part of the plan (everything).' },
  methods: { value: 'a,b', summary: `Saliency methods (${explainedMethods.join(',')}).` },
  nClean: { value: '<count>', summary: 'Pictures that clean accuracy is counted on (all).' },
  nLong: { value: '<count>', summary: 'Pictures of the longest attacks (100).' },
  results: { value: 'DIR', summary: 'Where outcomes are kept, picture by picture (models/recipes/results).' },
} satisfies FlagSpecs;

/** Flags of the command's other use that mean the same here. */
const shared = ['data', 'n', 'seed', 'backend', 'batch'];

/**
 * `npm run evaluate -- --zoo`: everything of the plan on every model, family by family; results are kept as they are
 * made and not made twice. Returns the tables of all that is on record.
 */
export async function evaluateZoo(flags: Flags, root: string, command: string): Promise<string> {
  methodParams(flags, [...Object.keys(zooFlags), ...shared], {}, '--zoo');
  const only = oneOf(flags, 'only', parts) ?? 'everything';
  const n = wholeNumber(flags, 'n', 1) ?? 300;
  const nClean = wholeNumber(flags, 'nClean', 1);
  const nLong = Math.min(n, wholeNumber(flags, 'nLong', 1) ?? 100);
  const [seed, backend, batch] = [seedOf(flags), backendOf(flags), batchOf(flags)];
  const folder = flags.get('results') ?? path.join(root, 'models', 'recipes', 'results');
  const methods = pick(flags, 'methods', explainedMethods);
  const chosen = choose(await zooModels(path.join(root, 'models')), flags);
  const sources = pick(
    flags,
    'sources',
    chosen.map(({ id }) => id),
  );
  const report = (line: string): void => void process.stderr.write(`${line}\n`);
  const tables: string[] = [];
  let started = false;
  for (const family of new Set(chosen.map((model) => model.family))) {
    const data = dataFor(family, flags);
    if (data === undefined) {
      tables.push(`${family}: no test set of this family is here; it is not measured.`);
      continue;
    }
    const pictures = await readPictures(data, nClean === undefined ? undefined : Math.max(n, nClean), root, 'all');
    if (n > pictures.labels.length)
      throw usageError('too-few-pictures', { data, pictures: pictures.labels.length, asked: n });
    const models = await Promise.all(
      chosen
        .filter((model) => model.family === family)
        .map(async ({ id, weights }) => ({ id, weights, results: await Results.open(folder, id, weights) })),
    );
    for (const { id, results } of models)
      if (results.outdated) report(`${id}: its weights are new; the results on record are made again`);
    if (!started) await startBackend(backend);
    started = true;
    const bench: Bench = {
      ...{ models, pictures, n, nLong, seed, command, report, batch },
      data: existsSync(data) ? path.basename(path.resolve(data)) : data,
      load: (id) => readZooModel(id, root),
    };
    await measure(bench, only, { methods, curveMethods: flags.has('methods') ? methods : stabilityMethods, sources });
    tables.push([`${family}, ${bench.data}, seed ${seed}`, reportTables(bench)].join('\n\n'));
  }
  return tables.join('\n\n\n');
}

async function measure(
  bench: Bench,
  only: (typeof parts)[number],
  { methods, curveMethods, sources }: Readonly<Record<'methods' | 'curveMethods' | 'sources', readonly string[]>>,
): Promise<void> {
  const wants = (part: (typeof parts)[number]): boolean => only === 'everything' || only === part;
  const clean = accuracySteps.filter(({ attack }) => attack === 'none');
  for (const model of bench.models)
    await measureAccuracy(bench, model, wants('accuracy') ? accuracySteps : clean, bench.n);
  if (wants('transfer')) {
    const from = bench.models.filter(({ id }) => sources.includes(id));
    await measureTransfer(bench, transferSteps, from);
  }
  if (wants('saliency')) for (const model of bench.models) await measureSaliency(bench, model, methods);
  if (wants('stability')) for (const model of bench.models) await measureStability(bench, model, curveMethods);
  if (wants('strong')) for (const model of bench.models) await measureAccuracy(bench, model, strongSteps, bench.nLong);
}

/** The models that `--family` and `--models` leave. */
function choose(all: readonly ZooModel[], flags: Flags): ZooModel[] {
  const families = pick(
    flags,
    'family',
    all.map(({ family }) => family),
  );
  const inFamilies = all.filter(({ family }) => families.includes(family));
  const ids = pick(
    flags,
    'models',
    inFamilies.map(({ id }) => id),
  );
  return inFamilies.filter(({ id }) => ids.includes(id));
}

function dataFor(family: string, flags: Flags): string | undefined {
  const given = flags.get('data');
  if (given !== undefined) return given;
  return Object.hasOwn(dataOfFamily, family) ? dataOfFamily[family] : undefined;
}
