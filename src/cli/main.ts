import { toFailure, LimelightError } from '@/domain/errors';
import { evaluateCommand } from './evaluate';
import { explainCommand } from './explain';
import { finetuneCommand } from './finetune';
import { parseFlags, usageError, type Flags } from './flags';
import { helpText } from './help';

const commands: Readonly<Record<string, (flags: Flags, root: string, command: string) => Promise<string>>> = {
  evaluate: evaluateCommand,
  explain: explainCommand,
  finetune: finetuneCommand,
};

/**
 * Runs one command; `root` is the folder with `models` and `data`. Prints its table (with `--help`: how it is called), or one sentence and a
 * hint. The exit status: 0, 2 where the command line is at fault, 1 for any other failure.
 */
export async function main(words: readonly string[], root: string): Promise<number> {
  const [name = '', ...rest] = words;
  try {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) throw usageError(`There is no command "${name}"`, `Known are ${Object.keys(commands).join(', ')}.`);
    const flags = parseFlags(rest);
    if (flags.has('help')) console.log(helpText(name));
    else console.log(await command(flags, root, ['npm run', name, '--', ...rest].join(' ')));
    return 0;
  } catch (thrown) {
    const { message, hint } = toFailure(thrown);
    const ours = thrown instanceof LimelightError;
    console.error(`${/[.!?]$/.test(message) ? message : `${message}.`}${ours ? ` ${hint}` : ''}`);
    return ours && thrown.code.startsWith('scene-') ? 2 : 1;
  }
}
