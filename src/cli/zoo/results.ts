import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { LimelightError } from '@/domain/errors';

const about = {
  attack: z.string(),
  epsilon255: z.number().nonnegative(),
  params: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
  /** The model the attack was made on, and the hash of its weights then; absent in the white-box case. */
  source: z.string().optional(),
  sourceWeights: z.string().optional(),
  /** A name of `--data`, of which the first `n` pictures. */
  data: z.string(),
  n: z.number().int().positive(),
  seed: z.number().int(),
  command: z.string(),
};

/** `outcome` has one character a picture: 1 where it is classified as labelled, clean and attacked. */
const accuracyRecord = z.object({ kind: z.literal('accuracy'), ...about, outcome: z.string().regex(/^[01]+$/) });

/** `values` has one value a picture, null where the metric is not defined (a map without any contrast). */
const saliencyRecord = z.object({
  kind: z.literal('saliency'),
  method: z.string(),
  metric: z.string(),
  ...about,
  values: z.array(z.number().nullable()),
});

const record = z.discriminatedUnion('kind', [accuracyRecord, saliencyRecord]);

const resultsSchema = z.object({
  model: z.string(),
  engine: z.literal('limelight'),
  /** Hash of the model's files when all this was measured. */
  weights: z.string(),
  records: z.array(record),
});

export type AccuracyRecord = z.infer<typeof accuracyRecord>;
export type SaliencyRecord = z.infer<typeof saliencyRecord>;
export type ResultRecord = z.infer<typeof record>;

/** What a measurement is about, before it is made. */
export type Wanted = Omit<AccuracyRecord, 'outcome' | 'command'> | Omit<SaliencyRecord, 'values' | 'command'>;

/**
 * The raw results of one model, `<model>.limelight.json`, each on disk as soon as it is made: an interrupted evaluation
 * goes on where it was. Results of other weights than the model has now are forgotten. Throws `model-corrupt` for a file
 * that is not what this writes.
 */
export class Results {
  private constructor(
    private readonly file: string,
    readonly model: string,
    readonly weights: string,
    private records: readonly ResultRecord[],
    /** True where the file was about other weights. */
    readonly outdated: boolean,
  ) {}

  static async open(folder: string, model: string, weights: string): Promise<Results> {
    const file = path.join(folder, `${model}.limelight.json`);
    if (!existsSync(file)) return new Results(file, model, weights, [], false);
    const found = parse(file, await readFile(file, 'utf8'));
    const outdated = found.weights !== weights;
    return new Results(file, model, weights, outdated ? [] : found.records, outdated);
  }

  /** The record of that measurement on at least as many pictures, if there is one. */
  accuracy(wanted: Omit<AccuracyRecord, 'outcome' | 'command'>): AccuracyRecord | undefined {
    const found = this.find(wanted);
    return found?.kind === 'accuracy' ? found : undefined;
  }

  /** The same for a saliency record. */
  saliency(wanted: Omit<SaliencyRecord, 'values' | 'command'>): SaliencyRecord | undefined {
    const found = this.find(wanted);
    return found?.kind === 'saliency' ? found : undefined;
  }

  /** Everything measured, in the order it was. */
  all(): readonly ResultRecord[] {
    return this.records;
  }

  /** Adds records, in place of older ones about the same, and writes the file (whole, then put in place). */
  async add(...added: readonly ResultRecord[]): Promise<void> {
    const renewed = new Set(added.map(identity));
    this.records = [...this.records.filter((known) => !renewed.has(identity(known))), ...added];
    await mkdir(path.dirname(this.file), { recursive: true });
    const head = JSON.stringify({ model: this.model, engine: 'limelight', weights: this.weights }).slice(0, -1);
    const lines = this.records.map((known) => ` ${JSON.stringify(known)}`);
    await writeFile(`${this.file}.part`, `${head},"records":[\n${lines.join(',\n')}\n]}\n`);
    await rename(`${this.file}.part`, this.file);
  }

  /** Of that source's weights only: an attack made on older ones is made again. */
  private find(wanted: Wanted): ResultRecord | undefined {
    const id = identity(wanted);
    return this.records.find(
      (known) => identity(known) === id && known.n >= wanted.n && known.sourceWeights === wanted.sourceWeights,
    );
  }
}

/** Two records of one identity are the same measurement, made again. */
function identity(about: Wanted | ResultRecord): string {
  const { kind, attack, epsilon255, params, source, data, seed } = about;
  const explained = about.kind === 'saliency' ? [about.method, about.metric] : [];
  const settings = Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([kind, ...explained, attack, epsilon255, settings, source, data, seed]);
}

function parse(file: string, text: string): z.infer<typeof resultsSchema> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new LimelightError('model-corrupt', 'results-not-json', { file });
  }
  const parsed = resultsSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const problem = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
  throw new LimelightError('model-corrupt', 'not-results', { file, problem });
}
