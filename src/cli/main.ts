import { toFailure, LimelightError } from '@/domain/errors';
import { words } from '@/text';
import { fetchText } from '@/text/fetched';
import type { Command } from './command';
import { evaluateCommand } from './evaluate';
import { explainCommand } from './explain';
import { finetuneCommand } from './finetune';
import { parseFlags, usageError } from './flags';
import { helpText, overview } from './help';
import { leagueCommand } from './league';
import { nearest } from './nearest';

/** By name. */
export const commands: Readonly<Record<string, Command>> = {
  evaluate: evaluateCommand,
  explain: explainCommand,
  finetune: finetuneCommand,
  league: leagueCommand,
};

const help = ['--help', '-h', 'help'];

/**
 * Runs one command; `root` is the folder with `models` and `data`. Prints its table (with `--help`: how it is called),
 * or one sentence and a hint. The exit status: 0, 2 where the command line is at fault, 1 for any other failure.
 */
export async function main(argv: readonly string[], root: string): Promise<number> {
  const [name = '--help', ...rest] = argv;
  try {
    if (help.includes(name)) {
      console.log(overview(commands));
      return 0;
    }
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) throw unknownCommand(name);
    if (rest.includes('--help') || rest.includes('-h')) console.log(helpText(name, command));
    else {
      const flags = parseFlags(rest, command);
      await fetchText();
      console.log(await command.run(flags, root, ['npm run', name, '--', ...rest].join(' ')));
    }
    return 0;
  } catch (thrown) {
    const { message, hint } = words(toFailure(thrown));
    const ours = thrown instanceof LimelightError;
    console.error(ours ? `${message} ${hint}` : message);
    return ours && thrown.code.startsWith('scene-') ? 2 : 1;
  }
}

function unknownCommand(name: string): LimelightError {
  const names = Object.keys(commands);
  return usageError('unknown-command', { command: name, known: names, near: nearest(name, names) });
}
