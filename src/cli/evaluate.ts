import type { Proportion } from '@/domain/model-card';
import type { ScoreKind } from '@/domain/prediction';
import { findAttack } from '@/engine/attacks/registry';
import { evaluate, summarise } from '@/engine/evaluation/evaluate';
import { evaluateZooCommand } from './evaluate-zoo';
import { methodParams, required, type Flags } from './flags';
import { table, withProgress, writeResults } from './output';
import { commonFlags, prepare, readModel } from './setup';

const ownFlags = [...commonFlags, 'attack', 'source'];

/**
 * `npm run evaluate`: one model, one attack (or none), many pictures; with `--zoo` the whole plan on the whole zoo.
 * Returns the table; see product.md.
 */
export async function evaluateCommand(flags: Flags, root: string, command: string): Promise<string> {
  if (flags.has('zoo')) return evaluateZooCommand(flags, root, command);
  const modelName = required(flags, 'model');
  const attackId = required(flags, 'attack');
  const method = attackId === 'none' ? undefined : findAttack(attackId);
  const params = methodParams(flags, ownFlags, method?.params ?? {}, `--attack ${attackId}`);
  const sourceName = flags.get('source');
  const out = flags.has('out') ? required(flags, 'out') : undefined;
  const { backend, seed, batch, pictures } = await prepare(flags, root);
  const model = await readModel(modelName, root);
  const source = sourceName === undefined ? model : await readModel(sourceName, root);
  const evaluation = await withProgress(
    evaluate({ model, source, pictures, seed, batch, ...(method && { attack: { method, params } }) }),
  );
  const summary = summarise(evaluation);
  [model, source].forEach((used) => used.dispose());
  if (out !== undefined)
    await writeResults(out, {
      'result.json': {
        command,
        model: model.id,
        source: source.id,
        attack: attackId,
        params,
        data: pictures.name,
        scores: model.scores,
        n: pictures.labels.length,
        seed,
        backend,
        batch,
        ...summary,
        cleanClasses: evaluation.cleanClasses,
        attackedClasses: evaluation.attackedClasses,
      },
      'clean.f32': pictures.pixels,
      'adversarial.f32': evaluation.adversarial,
      'labels.json': pictures.labels,
      'logits.f32': evaluation.logits,
    });
  const settings = Object.entries(params).map(([name, value]) => `${name} ${String(value)}`);
  return table([
    ['model', model.id],
    ['data', pictures.name],
    ...labelLine(model.scores),
    ['attack', [attackId, ...(sourceName === undefined ? [] : [`made on ${source.id}`]), ...settings].join(', ')],
    ['seed, backend', `${seed}, ${backend}`],
    ['clean accuracy', accuracyText(summary.cleanAccuracy)],
    ...(method
      ? ([
          ['accuracy under attack', accuracyText(summary.attackedAccuracy)],
          ['mean ‖δ‖∞', `${(summary.meanLinf * 255).toFixed(3)}/255`],
          ['mean ‖δ‖₂', summary.meanL2.toFixed(4)],
          ['attack time', `${summary.msPerPicture.toFixed(1)} ms a picture`],
        ] as const)
      : []),
  ]);
}

/** Says what counts as right where labels do not exclude each other. */
function labelLine(scores: ScoreKind): [string, string][] {
  return scores === 'independent'
    ? [['labels', 'independent: right is a picture whose own label has 50 % or more; attacks turn that label’s answer']]
    : [];
}

function accuracyText({ value, low, high, count, n }: Proportion): string {
  const percent = (share: number): string => (100 * share).toFixed(2);
  return `${percent(value)} % (${count} of ${n}; 95 % interval ${percent(low)} to ${percent(high)})`;
}
