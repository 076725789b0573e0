import type { Command } from './command';
import { kebab } from './flags';
import { table } from './output';
import { rangeText } from './param-words';

/** Every command in a line, and how to learn more. */
export function overview(commands: Readonly<Record<string, Command>>): string {
  return [
    'Limelight’s engine on the command line. Commands:',
    '',
    table(Object.entries(commands).map(([name, { summary }]) => [`  npm run ${name}`, summary])),
    '',
    'For example:',
    ...Object.entries(commands).map(([name, { examples }]) => `  npm run ${name} -- ${examples[0] ?? ''}`),
    '',
    'A command with --help lists its flags: npm run evaluate -- --help',
  ].join('\n');
}

/** How a command is called: its flags, every method with its parameters, examples. */
export function helpText(name: string, { summary, usage, flags, methods, examples }: Command): string {
  return [
    summary,
    '',
    ...usage.map((line) => `npm run ${name} -- ${line}`),
    '',
    'Flags, each with what it takes and, in brackets, what it is without:',
    table(
      Object.entries(flags).map(([flag, { value, summary: what }]) => [
        `  --${kebab(flag)}${value === undefined ? '' : ` ${value}`}`,
        what,
      ]),
    ),
    ...methods.flatMap(({ id, params, words }) => [
      '',
      `${id}: ${words.summary}`,
      table(
        Object.entries(params).map(([param, spec]) => {
          const said = words.params[param]!;
          return [`  --${kebab(param)} ${rangeText(spec, said)}`, said.summary];
        }),
      ),
    ]),
    '',
    'Examples:',
    ...examples.map((line) => `  npm run ${name} -- ${line}`),
  ].join('\n');
}
