import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { LimelightError } from '@/domain/errors';
import { modelCardSchema } from '@/domain/model-card';

/** A model of the zoo, not loaded. */
export interface ZooModel {
  readonly id: string;
  readonly family: string;
  /** Hash of `model.json` and the shards: results are about these weights and no others. */
  readonly weights: string;
}

/** Every folder of `models` with a card and a model in it, by id. Throws `model-corrupt` for a card that is none. */
export async function zooModels(folder: string): Promise<ZooModel[]> {
  const entries = existsSync(folder) ? await readdir(folder, { withFileTypes: true }) : [];
  const ids = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .filter((id) => ['card.json', 'model.json'].every((file) => existsSync(path.join(folder, id, file))))
    .sort();
  return Promise.all(
    ids.map(async (id) => ({
      id,
      family: await familyOf(path.join(folder, id, 'card.json')),
      weights: await hashOf(path.join(folder, id)),
    })),
  );
}

async function familyOf(file: string): Promise<string> {
  const text = await readFile(file, 'utf8');
  try {
    return modelCardSchema.parse(JSON.parse(text)).family;
  } catch (cause) {
    throw new LimelightError('model-corrupt', 'not-a-card', { file }, { cause });
  }
}

async function hashOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const files = (await readdir(folder)).filter((name) => name === 'model.json' || name.endsWith('.bin')).sort();
  for (const name of files) hash.update(await readFile(path.join(folder, name)));
  return hash.digest('hex').slice(0, 16);
}
