import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { readZoo } from './zoo-files.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** A zoo of one model on disk, with this card. */
function zooOf(card: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'zoo-'));
  folders.push(folder);
  for (const name of ['cifar10-x', 'unfinished', 'recipes']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'cifar10-x', 'card.json'), JSON.stringify(card));
  writeFileSync(join(folder, 'cifar10-x', 'model.json'), '{}');
  writeFileSync(join(folder, 'cifar10-x', 'notes.txt'), 'not served');
  writeFileSync(join(folder, 'unfinished', 'model.json'), '{}');
  return folder;
}

const card = {
  ...{ version: 1, id: 'cifar10-x', family: 'cifar10', label: 'X', summary: 'A net.', classes: ['a', 'b'] },
  ...{ inputShape: [32, 32, 3], parameters: 1, weightBytes: 2, measurements: [], limits: [], licence: 'CC0' },
};

it('lists models that have a card, with the hashes of the files that are served', () => {
  const zoo = readZoo(zooOf(card));
  expect(zoo.map(({ id, label }) => [id, label])).toEqual([['cifar10-x', 'X']]);
  expect(zoo[0]?.files.map(({ name }) => name)).toEqual(['card.json', 'model.json']);
  expect(zoo[0]?.files[1]).toEqual({
    ...{ name: 'model.json', bytes: 2 },
    hash: '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
  });
});

it('stops the build for a card that breaks its schema, or is another model’s', () => {
  expect(() => readZoo(zooOf({ ...card, classes: ['only one'] }))).toThrow('cifar10-x/card.json is not a model card');
  expect(() => readZoo(zooOf({ ...card, id: 'cifar10-y' }))).toThrow('calls itself cifar10-y');
});
