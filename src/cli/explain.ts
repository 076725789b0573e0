import { unitOf } from '@/domain/map-unit';
import { hasSign } from '@/domain/method';
import { isFlat } from '@/domain/flat-map';
import { explain } from '@/engine/evaluation/explain';
import { mapValues } from '@/engine/evaluation/map-values';
import { loadModel } from '@/engine/models/load-model';
import { findSaliency, saliencyMethods } from '@/engine/saliency/registry';
import { text } from '@/text';
import { methodWords } from '@/text/methods';
import type { Command, Flags } from './command';
import { methodParams, required, seedOf, usageError, wholeNumber } from './flags';
import { findModels, loadEarly } from './model';
import { table, withProgress, writeResults } from './output';
import { paramsText, wordedParams } from './param-words';
import { readPictures } from './pictures';
import { backendOf, batchOf, commonFlags, startBackend } from './setup';

const ownFlags = {
  ...commonFlags,
  saliency: { value: '<id>', summary: 'One of the methods below.' },
  target: { value: 'label|predicted|<class>', summary: 'The class explained (predicted).' },
  versus: { value: '<class>', summary: 'Why that class rather than this one (whatever the others).' },
};

/** `npm run explain`: one model, one saliency method, many pictures. */
export const explainCommand: Command = {
  summary: 'The saliency maps of a model, as the method computes them, before any display step.',
  usage: ['--model <id | path> --saliency <id> [--<parameter> <value> …] --out DIR'],
  flags: ownFlags,
  methods: saliencyMethods.map(({ id, params }) => ({ id, params, words: methodWords(id)! })),
  examples: ['--model cifar10-jsigr --saliency gradcam --n 16 --data bundled --out maps'],
  run: explainPictures,
};

async function explainPictures(flags: Flags, root: string, command: string): Promise<string> {
  const modelName = required(flags, 'model');
  const method = findSaliency(required(flags, 'saliency'));
  const params = methodParams(flags, Object.keys(ownFlags), method.params, `--saliency ${method.id}`);
  const out = required(flags, 'out');
  const target = targetOf(flags);
  const versus = wholeNumber(flags, 'versus', 0);
  const [backend, batch, seed] = [backendOf(flags), batchOf(flags), seedOf(flags)];
  const count = wholeNumber(flags, 'n', 1);
  await startBackend(backend);
  const [found] = await findModels([modelName], root, flags);
  const load = await loadEarly(found!, async (files) => (await loadModel(files)).classifier);
  const pictures = await readPictures(flags.get('data') ?? 'cifar10-test', count, root, 500);
  const model = await load(pictures.shape);
  const missing = [target, versus].find((index) => typeof index === 'number' && index >= model.classes.length);
  if (typeof missing === 'number')
    throw usageError('no-class-to-explain', { index: missing, classes: model.classes.length });
  const explanation = await withProgress(explain({ model, pictures, method, params, target, versus, seed, batch }));
  model.dispose();
  const n = pictures.labels.length;
  const { maps, shape, targets, predicted, noise } = explanation;
  const unit = unitOf(method.unit, params);
  const flat = mapValues(explanation, hasSign(method, params)).map(isFlat);
  const [low, high] = maps.reduce(
    ([min, max], value) => [Math.min(min, value), Math.max(max, value)],
    [Infinity, -Infinity],
  );
  const msPerPicture = explanation.milliseconds / n;
  await writeResults(out, {
    'result.json': {
      command,
      model: model.id,
      saliency: method.id,
      params: wordedParams(method.params, params),
      data: pictures.name,
      n,
      seed,
      backend,
      batch,
      shape,
      signed: hasSign(method, params),
      unit,
      scores: model.scores,
      min: low,
      max: high,
      labels: pictures.labels,
      predicted,
      targets,
      ...(versus !== undefined && { versus }),
      noise,
      flat,
      msPerPicture,
    },
    'maps.f32': maps,
  });
  return table([
    ['model', model.id],
    ...found!.drafted,
    ['data', pictures.name],
    ['saliency', [method.id, ...paramsText(method.params, params)].join(', ')],
    [
      model.scores === 'independent' ? 'label explained' : 'class explained',
      `${target}${versus === undefined ? '' : ` rather than ${versus}`}`,
    ],
    ['seed, backend', `${seed}, ${backend}`],
    [
      'maps',
      `${shape.join(' × ')}, from ${low.toPrecision(4)} to ${high.toPrecision(4)}, ${text.compare.map.units[unit]}`,
    ],
    ...flatLine(flat.filter(Boolean).length, n),
    ['time', `${msPerPicture.toFixed(1)} ms a picture`],
    ['written to', out],
  ]);
}

function targetOf(flags: Flags): 'label' | 'predicted' | number {
  const given = flags.get('target') ?? 'predicted';
  if (given === 'label' || given === 'predicted') return given;
  if (/^\d+$/.test(given)) return Number(given);
  throw usageError('not-a-target', { given });
}

/** Says which maps say nothing. */
function flatLine(flat: number, n: number): [string, string][] {
  if (flat === 0) return [];
  return [
    ['flat', `${flat} of ${n} maps: their values are equal, or differ by less than rounding; they rank no pixel`],
  ];
}
