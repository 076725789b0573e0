import { explain } from '@/engine/evaluation/explain';
import { findSaliency } from '@/engine/saliency/registry';
import { methodParams, required, usageError, wholeNumber, type Flags } from './flags';
import { table, withProgress, writeResults } from './output';
import { commonFlags, prepare, readModel } from './setup';

const ownFlags = [...commonFlags, 'saliency', 'target'];

/** `npm run explain`: one model, one saliency method, many pictures. Returns the table; see product.md. */
export async function explainCommand(flags: Flags, root: string, command: string): Promise<string> {
  const modelName = required(flags, 'model');
  const method = findSaliency(required(flags, 'saliency'));
  const params = methodParams(flags, ownFlags, method.params, `--saliency ${method.id}`);
  const out = required(flags, 'out');
  const given = flags.get('target') ?? 'predicted';
  const target = given === 'label' || given === 'predicted' ? given : wholeNumber(flags, 'target', 0, 0);
  const { backend, seed, batch, pictures } = await prepare(flags, root);
  const model = await readModel(modelName, root);
  if (typeof target === 'number' && target >= model.classes.length)
    throw usageError(`The model has no class ${target}`, `Its classes are 0 to ${model.classes.length - 1}.`);
  const explanation = await withProgress(explain({ model, pictures, method, params, target, seed, batch }));
  model.dispose();
  const n = pictures.labels.length;
  const { maps, shape, targets, predicted } = explanation;
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
      params,
      data: pictures.name,
      n,
      seed,
      backend,
      batch,
      shape,
      signed: method.signed,
      scores: model.scores,
      min: low,
      max: high,
      labels: pictures.labels,
      predicted,
      targets,
      msPerPicture,
    },
    'maps.f32': maps,
  });
  return table([
    ['model', model.id],
    ['data', pictures.name],
    ['saliency', [method.id, ...Object.entries(params).map(([name, value]) => `${name} ${String(value)}`)].join(', ')],
    [model.scores === 'independent' ? 'label explained' : 'class explained', String(target)],
    ['seed, backend', `${seed}, ${backend}`],
    ['maps', `${shape.join(' × ')}, from ${low.toPrecision(4)} to ${high.toPrecision(4)}`],
    ['time', `${msPerPicture.toFixed(1)} ms a picture`],
    ['written to', out],
  ]);
}
