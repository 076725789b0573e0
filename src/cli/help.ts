import type { MethodDescriptor } from '@/domain/method';
import type { ParamSchema, ParamSpec } from '@/domain/params';
import { trainingParams } from '@/domain/training/params';
import { attacks } from '@/engine/attacks/registry';
import { saliencyMethods } from '@/engine/saliency/registry';
import { kebab } from './flags';

const common = '[--n 500] [--seed 0] [--backend wasm|cpu|webgpu] [--batch 16]';
const data = '[--data cifar10-test | imagenette-val | DIR]';

type Described = Pick<MethodDescriptor, 'id' | 'summary'> & { readonly params: ParamSchema };

const usages: Readonly<Record<string, { readonly lines: readonly string[]; readonly methods: readonly Described[] }>> =
  {
    evaluate: {
      lines: [
        `npm run evaluate -- --model <id | path to model.json> --attack <id | none> ${data} ${common}`,
        '                    [--<param> <value> …] [--source <model the attack is made on>] [--out DIR]',
        'npm run evaluate -- --zoo [--family cifar10] [--models a,b] [--only accuracy|transfer|saliency|strong]',
        '                    [--sources a] [--methods gradient,gradcam] [--n 300] [--n-clean <all>] [--n-long 100] [--seed 0]',
        '                    [--backend wasm|cpu|webgpu] [--data NAME | DIR] [--results models/recipes/results]',
        '',
        'With --zoo: the whole plan (src/cli/zoo/plan.ts) on every model; results are kept as they are made, and an',
        'interrupted run goes on where it was. --n-clean counts clean pictures, --n-long those of the longest attacks;',
        '--sources says which of the models transferred attacks are made on.',
      ],
      methods: attacks,
    },
    explain: {
      lines: [
        `npm run explain -- --model <id | path to model.json> --saliency <id> ${data} ${common}`,
        '                   [--<param> <value> …] [--target label|predicted|<class>] --out DIR',
      ],
      methods: saliencyMethods,
    },
    finetune: {
      lines: [
        'npm run finetune -- --model <id | path to model.json> [--data bundled | DIR] [--backend wasm|cpu|webgpu]',
        '                    [--<param> <value> …] [--resume] --out DIR',
        '',
        'Writes model.json, its shard, card.json, log.jsonl (every loss term of every step) and checkpoint.bin to DIR. Ctrl-C',
        'ends it after the current step and keeps the model; --resume, with the same flags, goes on from there.',
      ],
      methods: [{ id: 'parameters', summary: 'what the training is told', params: trainingParams }],
    },
  };

/** How a command is called, and every method with its parameters; made from the registries. */
export function helpText(command: string): string | undefined {
  const usage = Object.hasOwn(usages, command) ? usages[command] : undefined;
  return usage && [...usage.lines, '', ...usage.methods.flatMap(methodLines)].join('\n');
}

function methodLines({ id, summary, params }: Described): string[] {
  return [
    `${id}: ${summary}`,
    ...Object.entries(params).map(([name, spec]) => `    --${kebab(name)} ${valuesOf(spec)}  ${spec.summary}`),
  ];
}

function valuesOf(spec: ParamSpec): string {
  switch (spec.kind) {
    case 'number':
      return `${spec.min} to ${spec.max}${spec.unit ? ` ${spec.unit}` : ''} (${spec.default})`;
    case 'class':
      return `class, or -1 for ${spec.noneLabel} (${spec.default})`;
    case 'boolean':
      return `true|false (${spec.default})`;
    case 'choice':
      return `${spec.options.map(({ value }) => value).join('|')} (${spec.default})`;
    default:
      return spec satisfies never;
  }
}
