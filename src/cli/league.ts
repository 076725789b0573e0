import type { Assessment } from '@/domain/map-metric';
import { ENOUGH_PICTURES, leagueTable, type LeagueCell, type LeagueRow } from '@/domain/league';
import { unsupported } from '@/domain/method';
import { defaultParams, type ParamSchema, type ParamsOf } from '@/domain/params';
import { attacks, findAttack } from '@/engine/attacks/registry';
import { batches, classify, toTensor } from '@/engine/evaluation/batches';
import { HeldTensors } from '@/engine/held-tensors';
import type { Attack, Run, Step } from '@/engine/method';
import { assess } from '@/engine/metrics/assess';
import { mapMetrics } from '@/engine/metrics/registry';
import type { MapMetric } from '@/engine/metrics/metric';
import { loadModel } from '@/engine/models/load-model';
import type { Classifier } from '@/engine/models/classifier';
import { relay } from '@/engine/run';
import { saliencyMethods } from '@/engine/saliency/registry';
import type { LabelledPictures } from '@/domain/labelled-pictures';
import { targetOf } from '@/domain/target';
import { methodName, methodWords, metricWords } from '@/text/methods';
import { words } from '@/text';
import type { Command, Flags } from './command';
import { methodParams, pick, required, seedOf, usageError, wholeNumber } from './flags';
import { findModels, loadEarly } from './model';
import { table, withProgress, writeResults } from './output';
import { paramsText } from './param-words';
import { readPictures } from './pictures';
import { backendOf, commonFlags, startBackend } from './setup';
import { grid } from './zoo/text';

const { batch: _, ...common } = commonFlags;
const ownFlags = {
  ...common,
  methods: { value: 'a,b', summary: 'Saliency methods, with their default parameters (all that the model allows).' },
  metrics: { value: 'a,b', summary: `Measures (all): ${mapMetrics.map(({ id }) => id).join(', ')}.` },
  attack: {
    value: '<id>',
    summary: 'The attack that stability is measured under, with its flags; without one it is left out.',
  },
  versus: { value: '<class>', summary: 'Why the class seen rather than this one; without it, why that class.' },
  shuffles: { value: '<count>', summary: 'How often each map is shuffled to learn what chance gives (1).' },
};

/** `npm run league`: one model, many saliency methods, many pictures, and whether the maps are any good. */
export const leagueCommand: Command = {
  summary: 'Which explanation is better? Every saliency method of a model, judged by every measure, against chance.',
  usage: ['--model <id | path> [--methods a,b] [--metrics a,b] [--attack <id>] [--n 20] [--out DIR]'],
  flags: ownFlags,
  methods: attacks.map(({ id, params }) => ({ id, params, words: methodWords(id)! })),
  examples: [
    '--model cifar10-jsigr --data bundled --n 20',
    '--model cifar10-jsigr --data bundled --n 50 --methods gradient,gradcam --metrics deletion,insertion',
  ],
  run: compareMethods,
};

async function compareMethods(flags: Flags, root: string, command: string): Promise<string> {
  const modelName = required(flags, 'model');
  const attackId = flags.get('attack');
  const attack = attackId === undefined ? undefined : findAttack(attackId);
  const attackParams = methodParams(
    flags,
    Object.keys(ownFlags),
    attack?.params ?? {},
    attack ? `--attack ${attack.id}` : 'league',
  );
  const metrics = pick(
    flags,
    'metrics',
    mapMetrics.map(({ id }) => id),
  )
    .map((id) => mapMetrics.find((metric) => metric.id === id)!)
    .filter(({ needsAttack }) => attack !== undefined || !needsAttack);
  const asked = pick(
    flags,
    'methods',
    saliencyMethods.map(({ id }) => id),
  );
  const [backend, seed] = [backendOf(flags), seedOf(flags)];
  const shuffles = wholeNumber(flags, 'shuffles', 0, 100) ?? 1;
  const versus = wholeNumber(flags, 'versus', 0);
  const count = wholeNumber(flags, 'n', 1) ?? 20;
  await startBackend(backend);
  const [found] = await findModels([modelName], root, flags);
  const load = await loadEarly(found!, async (files) => (await loadModel(files)).classifier);
  const pictures = await readPictures(flags.get('data') ?? 'cifar10-test', count, root, 500);
  const model = await load(pictures.shape);
  if (versus !== undefined && versus >= model.classes.length)
    throw usageError('no-class-to-explain', { index: versus, classes: model.classes.length });
  const refused = saliencyMethods.flatMap((method) => {
    const failure = asked.includes(method.id) ? unsupported(method, model.lacks) : undefined;
    return failure ? [[methodName(method.id), words(failure).message] as const] : [];
  });
  const methods = asked
    .map((id) => saliencyMethods.find((method) => method.id === id)!)
    .filter((method) => !unsupported(method, model.lacks));
  const explainers = methods.map((method) => ({ method, params: defaultParams(method.params) }));
  const started = performance.now();
  const judging = { model, pictures, explainers, metrics, shuffles, versus, seed };
  const assessed = await withProgress(judge(judging, attack && { method: attack, params: attackParams }));
  const seconds = (performance.now() - started) / 1000;
  model.dispose();
  const rows = leagueTable(assessed, metrics);
  const out = flags.get('out');
  if (out !== undefined)
    await writeResults(out, {
      'result.json': {
        ...{ command, model: model.id, data: pictures.name, n: pictures.labels.length, seed, backend, shuffles },
        ...(versus !== undefined && { versus }),
        ...(attack && { attack: attack.id, attackParams }),
        methods: methods.map(({ id }, i) => ({ id, params: explainers[i]!.params, ...rows[i] })),
        pictures: assessed.map((each) => each.map(({ map, scores }) => ({ map, scores: withoutCurves(scores) }))),
      },
    });
  return [
    table([
      ['model', model.id],
      ...found!.drafted,
      ['data', pictures.name],
      ...(attack ? [['attack', [attack.id, ...paramsText(attack.params, attackParams)].join(', ')] as const] : []),
      ...(versus === undefined ? [] : [['class explained', `that seen rather than ${versus}`] as const]),
      ['seed, backend', `${seed}, ${backend}`],
      ...refused,
      ['time', `${(seconds / pictures.labels.length).toFixed(1)} s a picture`],
      ...(out === undefined ? [] : [['written to', out] as const]),
    ]),
    'Means over the pictures, each measure’s best first. Chance: the same of maps whose pixels are shuffled; better or worse\n' +
      'than chance by the 95 % interval of the difference, picture by picture, which luck alone leaves in one of twenty.\n' +
      `Of fewer than ${ENOUGH_PICTURES} pictures there is no interval.`,
    ...metrics.map((metric) => metricTable(metric, methods, rows)),
    ...flatTable(methods, rows),
  ].join('\n\n');
}

type Named = readonly { readonly id: string }[];

const goodness = { higher: ', high is good', lower: ', low is good', neither: '' };

function metricTable({ id, better }: MapMetric, methods: Named, rows: readonly LeagueRow[]): string {
  const sign = better === 'lower' ? 1 : -1;
  const cells = methods.map((method, i) => ({ name: methodName(method.id), cell: rows[i]!.cells[id] }));
  cells.sort((a, b) => sign * ((a.cell?.score.value ?? sign * Infinity) - (b.cell?.score.value ?? sign * Infinity)));
  return grid([
    [`${metricWords(id).label}${goodness[better]}`, 'mean', '95 %', 'chance', 'pictures', ''],
    ...cells.map(({ name, cell }) => [name, ...cellTexts(cell)]),
  ]);
}

function cellTexts(cell: LeagueCell | undefined): string[] {
  if (!cell) return ['–'];
  const { score, chance, against } = cell;
  const interval = score.n >= ENOUGH_PICTURES ? `${score.low.toFixed(3)} to ${score.high.toFixed(3)}` : '–';
  return [score.value.toFixed(3), interval, chance?.value.toFixed(3) ?? '–', `${score.n}`, against ?? ''];
}

/** Which methods' maps were left out, and how many. */
function flatTable(methods: Named, rows: readonly LeagueRow[]): string[] {
  const left = methods.flatMap(({ id }, i) => {
    const { flat, broken } = rows[i]!;
    return flat + broken > 0 ? [[methodName(id), `${flat}`, `${broken}`]] : [];
  });
  return left.length === 0 ? [] : [grid([['Left out', 'flat maps', 'maps with what is no number'], ...left])];
}

interface Judging {
  readonly model: Classifier;
  readonly pictures: LabelledPictures;
  readonly explainers: Parameters<typeof assess>[0]['explainers'];
  readonly metrics: readonly MapMetric[];
  readonly shuffles: number;
  /** What the class seen is set against. */
  readonly versus: number | undefined;
  readonly seed: number;
}

/** Picture by picture; each map explains the class that the model gives the clean picture, and the attack pushes away from it. */
async function* judge(
  { pictures, seed, versus, ...about }: Judging,
  attack: { readonly method: Attack; readonly params: ParamsOf<ParamSchema> } | undefined,
): Run<readonly (readonly Assessment[])[]> {
  const { model } = about;
  const total = pictures.labels.length;
  const found: (readonly Assessment[])[] = [];
  for (const single of batches(pictures, 1)) {
    const tensors = new HeldTensors();
    const here = (): Step<readonly (readonly Assessment[])[]> => ({ step: single.first, total });
    try {
      const image = tensors.hold(toTensor(single));
      const [label] = (await classify(model, image)).classes;
      const labels = [label!];
      const run = attack?.method.run({ model, images: image, labels, seed: seed + single.first }, attack.params);
      const attacked = run && tensors.hold(yield* relay(run, here));
      const input = {
        ...about,
        image,
        target: targetOf(label!, versus),
        seed: seed + single.first,
        ...(attacked && { attacked }),
      };
      found.push((yield* relay(assess(input), here)).assessments);
    } finally {
      tensors.dispose();
    }
  }
  return found;
}

function withoutCurves(scores: Assessment['scores']) {
  return Object.fromEntries(Object.entries(scores).map(([id, { value, chance }]) => [id, { value, chance }]));
}
