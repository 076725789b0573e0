import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { modelCardSchema } from '../src/domain/model-card.ts';
import { outlineOf, type ModelFile, type ZooEntry } from '../src/domain/model-outline.ts';

export const zooFolder = fileURLToPath(new URL('../models', import.meta.url));

/** A file of the zoo by its address on the page: `/models/<id>/<file>`. */
export const modelAddress = /^\/models\/([a-z0-9-]+)\/([a-z0-9-]+\.(?:json|bin))$/;

/** The files of one model that are served, with their hashes. */
export function filesOf(id: string, folder = zooFolder): ModelFile[] {
  return readdirSync(join(folder, id))
    .filter((name) => modelAddress.test(`/models/${id}/${name}`))
    .sort()
    .map((name) => {
      const content = readFileSync(join(folder, id, name));
      return { name, bytes: content.length, hash: createHash('sha256').update(content).digest('hex') };
    });
}

/** Every model of the zoo: a folder with a card and a model in it. Throws where a card breaks its schema. */
export function readZoo(folder = zooFolder): ZooEntry[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ id: name, files: filesOf(name, folder) }))
    .filter(({ files }) => ['card.json', 'model.json'].every((name) => files.some((file) => file.name === name)))
    .map(({ id, files }) => {
      const card: unknown = JSON.parse(readFileSync(join(folder, id, 'card.json'), 'utf8'));
      const parsed = modelCardSchema.safeParse(card);
      if (!parsed.success) throw new Error(`models/${id}/card.json is not a model card: ${parsed.error.message}`);
      if (parsed.data.id !== id) throw new Error(`models/${id}/card.json calls itself ${parsed.data.id}`);
      return { ...outlineOf(parsed.data), files };
    });
}
