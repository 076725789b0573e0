import type { ParamSchema } from '@/domain/params';
import type { MethodWords } from '@/text/words';

/** A flag of a command's own: what stands behind it as the help writes it (nothing where it stands alone), and what for. */
export interface FlagSpec {
  readonly value?: string;
  readonly summary: string;
}

export type FlagSpecs = Readonly<Record<string, FlagSpec>>;

/** What was written after the command: values by camel-case name, "true" for a flag that stands alone. */
export type Flags = ReadonlyMap<string, string>;

/** A command of the command line. Its flags, its help and its checks are made from this one description. */
export interface Command {
  readonly summary: string;
  /** What follows `npm run <name> -- `, each way of calling it in a line. */
  readonly usage: readonly string[];
  readonly flags: FlagSpecs;
  /** What the command can be told to do; every parameter is a flag too. */
  readonly methods: readonly {
    readonly id: string;
    readonly params: ParamSchema;
    readonly words: Pick<MethodWords, 'summary' | 'params'>;
  }[];
  /** Command lines that work as they stand. */
  readonly examples: readonly string[];
  /** Returns what is printed. `root` holds `models` and `data`; `line` is the command line, for the record. */
  run(flags: Flags, root: string, line: string): Promise<string>;
}
