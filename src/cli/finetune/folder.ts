import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { z } from 'zod';
import { LimelightError } from '@/domain/errors';
import type { ModelCard } from '@/domain/model-card';
import type { Checkpoint } from '@/domain/training/checkpoint';
import { checkpointSchema } from '@/domain/training/checkpoint-schema';
import type { CheckRecord, MapsRecord, StepRecord } from '@/domain/training/record';
import type { Network } from '@/engine/network/network';
import { SHARD, writeLayersModel } from '@/engine/network/write-layers-model';

/** A line of `log.jsonl`. */
export type LogLine =
  | ({ readonly kind: 'step' } & StepRecord)
  | ({ readonly kind: 'check' } & CheckRecord)
  | ({ readonly kind: 'maps' } & MapsRecord);

const line = z.custom<LogLine>(
  (value) => typeof value === 'object' && value !== null && 'kind' in value && 'step' in value,
);

/** What a fine-tuning leaves: `model.json`, its shard, `card.json`, `log.jsonl`, and `checkpoint.bin` to go on from. */
export class TuningFolder {
  private constructor(private readonly folder: string) {}

  /** Makes the folder. */
  static async open(folder: string): Promise<TuningFolder> {
    await mkdir(folder, { recursive: true });
    return new TuningFolder(folder);
  }

  /** Writes the checkpoint whole, or not at all. */
  async save(checkpoint: Checkpoint): Promise<void> {
    const partial = this.file('checkpoint.partial');
    await writeFile(partial, serialize(checkpoint));
    await rename(partial, this.file('checkpoint.bin'));
  }

  /** Throws `model-missing` where there is none, `model-corrupt` where it cannot be read. */
  async checkpoint(): Promise<Checkpoint> {
    const bytes = await readFile(this.file('checkpoint.bin')).catch((cause: unknown) => {
      throw new LimelightError('model-missing', 'no-checkpoint', { folder: this.folder }, { cause });
    });
    const parsed = checkpointSchema.safeParse(deserialize(bytes));
    if (parsed.success) return parsed.data;
    throw new LimelightError('model-corrupt', 'not-a-checkpoint', { file: this.file('checkpoint.bin') });
  }

  /** The log as it was after `step` steps, without what comes again when a training goes on from there. */
  async logUntil(step: number): Promise<LogLine[]> {
    const text = await readFile(this.file('log.jsonl'), 'utf8').catch(() => '');
    const lines = text.split('\n').filter((row) => row !== '');
    const known = lines.map((row) => line.parse(JSON.parse(row)));
    // The first look, at the model as it was, follows the first step.
    return known.filter((each) => (each.kind === 'step' ? each.step <= step : Math.max(each.step, 1) < step));
  }

  async beginLog(lines: readonly LogLine[]): Promise<void> {
    await writeFile(this.file('log.jsonl'), lines.map((each) => `${JSON.stringify(each)}\n`).join(''));
  }

  async log(each: LogLine): Promise<void> {
    await appendFile(this.file('log.jsonl'), `${JSON.stringify(each)}\n`);
  }

  /** Writes the model; `cardOf` makes its card from the size of its weights. */
  async writeModel(network: Network, cardOf: (weightBytes: number) => ModelCard): Promise<void> {
    const { json, weights } = writeLayersModel(network, path.basename(path.resolve(this.folder)));
    await writeFile(this.file('model.json'), json);
    await writeFile(this.file(SHARD), weights);
    await writeFile(this.file('card.json'), `${JSON.stringify(cardOf(weights.length), undefined, 1)}\n`);
  }

  private file(name: string): string {
    return path.join(this.folder, name);
  }
}
