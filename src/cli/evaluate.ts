import { decimalPercent } from '@/domain/format';
import { boundOf, NORM_SYMBOLS, type Norm } from '@/domain/method';
import type { Proportion, ScoreKind } from '@/domain/model-card';
import type { ParamValues } from '@/domain/params';
import { attacks, findAttack } from '@/engine/attacks/registry';
import { evaluate, summarise } from '@/engine/evaluation/evaluate';
import type { Attack } from '@/engine/method';
import { loadModel } from '@/engine/models/load-model';
import { caution, methodWords, paramWords } from '@/text/methods';
import type { Command, Flags } from './command';
import { evaluateZoo, zooFlags } from './evaluate-zoo';
import { methodParams, required, seedOf, wholeNumber } from './flags';
import { findModels, loadEarly } from './model';
import { table, withProgress, writeResults } from './output';
import { paramsText, wordedParams } from './param-words';
import { readPictures } from './pictures';
import { backendOf, batchOf, commonFlags, startBackend } from './setup';

const flagsOfOne = {
  ...commonFlags,
  attack: { value: '<id>', summary: 'One of the attacks below, or none.' },
  source: { value: '<id | path>', summary: 'The model the attack is made on, where its pictures are transferred.' },
};

/** `npm run evaluate`: one model, one attack (or none), many pictures; with `--zoo` the whole plan on the whole zoo. */
export const evaluateCommand: Command = {
  summary: 'How many pictures a model names rightly, clean and under an attack.',
  usage: [
    '--model <id | path> --attack <id | none> [--<parameter> <value> …]',
    '--zoo [--only …]: the whole plan (src/cli/zoo/plan.ts) on every model; goes on where it was interrupted',
  ],
  flags: { ...flagsOfOne, ...zooFlags },
  methods: attacks.map(({ id, params }) => ({ id, params, words: methodWords(id)! })),
  examples: [
    '--model cifar10-jsigr --attack pgd --eps 8 --steps 20 --n 100 --data bundled',
    '--model cifar10-jsigr --source cifar10-standard --attack mi-fgsm --data bundled',
    '--zoo --family cifar10 --only accuracy --n 100',
  ],
  run: (flags, root, line) => (flags.has('zoo') ? evaluateZoo(flags, root, line) : evaluateOne(flags, root, line)),
};

async function evaluateOne(flags: Flags, root: string, command: string): Promise<string> {
  const modelName = required(flags, 'model');
  const attackId = required(flags, 'attack');
  const method = attackId === 'none' ? undefined : findAttack(attackId);
  const schema = method?.params ?? {};
  const params = methodParams(flags, Object.keys(flagsOfOne), schema, `--attack ${attackId}`);
  for (const [name, spec] of Object.entries(schema)) {
    const remark = caution(spec, params[name] ?? spec.default, paramWords(attackId, name));
    if (remark !== undefined) process.stderr.write(`${remark}\n`);
  }
  const [backend, batch, seed] = [backendOf(flags), batchOf(flags), seedOf(flags)];
  const [n, out, sourceName] = [wholeNumber(flags, 'n', 1), flags.get('out'), flags.get('source')];
  await startBackend(backend);
  const found = await findModels([modelName, ...(sourceName === undefined ? [] : [sourceName])], root, flags);
  const loaded = await Promise.all(
    found.map((each) => loadEarly(each, async (files) => (await loadModel(files)).classifier)),
  );
  const pictures = await readPictures(flags.get('data') ?? 'cifar10-test', n, root, 500);
  const classifiers = await Promise.all(loaded.map((load) => load(pictures.shape)));
  const model = classifiers[0]!;
  const source = classifiers[1] ?? model;
  const evaluation = await withProgress(
    evaluate({ model, source, pictures, seed, batch, ...(method && { attack: { method, params } }) }),
  );
  const summary = summarise(evaluation);
  classifiers.forEach((used) => used.dispose());
  if (out !== undefined)
    await writeResults(out, {
      'result.json': {
        command,
        model: model.id,
        source: source.id,
        attack: attackId,
        ...(method && { norm: method.norm, access: method.access }),
        params: wordedParams(schema, params),
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
  const made = sourceName === undefined ? [] : [`made on ${source.id}`];
  return table([
    ['model', model.id],
    ...found.flatMap(({ drafted }) => drafted),
    ['data', pictures.name],
    ...labelLine(model.scores),
    ['attack', [attackId, ...made, ...paramsText(schema, params)].join(', ')],
    ['seed, backend', `${seed}, ${backend}`],
    ['clean accuracy', accuracyText(summary.cleanAccuracy)],
    ...(method
      ? ([
          ['accuracy under attack', accuracyText(summary.attackedAccuracy)],
          [
            `mean ${NORM_SYMBOLS.linf}`,
            `${(summary.meanLinf * 255).toFixed(3)}/255${limitText(method, 'linf', params)}`,
          ],
          [`mean ${NORM_SYMBOLS.l2}`, `${summary.meanL2.toFixed(4)}${limitText(method, 'l2', params)}`],
          ['attack time', `${summary.msPerPicture.toFixed(1)} ms a picture`],
        ] as const)
      : []),
  ]);
}

/** Says of the norm that an attack bounds how far. */
function limitText(method: Attack, norm: Norm, params: ParamValues): string {
  const bound = boundOf(method, params);
  return bound?.norm === norm ? `, at most ${bound.text}` : '';
}

/** Says what counts as right where labels do not exclude each other. */
function labelLine(scores: ScoreKind): [string, string][] {
  return scores === 'independent'
    ? [
        [
          'labels',
          'independent: right is a picture whose own label has more than 50 %; attacks turn that label’s answer',
        ],
      ]
    : [];
}

function accuracyText({ value, low, high, count, n }: Proportion): string {
  return `${decimalPercent(value, 2)} % (${count} of ${n}; 95 % interval ${decimalPercent(low, 2)} to ${decimalPercent(high, 2)})`;
}
