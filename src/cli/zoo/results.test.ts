import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { saying } from '@/text/testing/saying';
import { Results, type AccuracyRecord } from './results';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'limelight-results-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const pgd: AccuracyRecord = {
  kind: 'accuracy',
  attack: 'pgd',
  epsilon255: 8,
  params: { steps: 20, loss: 'margin' },
  data: 'cifar10-test',
  n: 4,
  seed: 0,
  command: 'once',
  outcome: '0110',
};

it('keeps records on disk and finds them again for as many pictures or fewer', async () => {
  await (await Results.open(folder, 'net', 'w1')).add(pgd);
  const again = await Results.open(folder, 'net', 'w1');
  expect(again.accuracy(pgd)).toEqual(pgd);
  expect(again.accuracy({ ...pgd, n: 2, params: { loss: 'margin', steps: 20 } })).toEqual(pgd);
  expect(again.accuracy({ ...pgd, n: 5 })).toBeUndefined();
});

it.each([
  ['ε', { epsilon255: 4 }],
  ['parameters', { params: { steps: 20 } }],
  ['seed', { seed: 1 }],
  ['data', { data: 'other' }],
  ['source', { source: 'other' }],
])('does not take a record of another %s for the one wanted', async (_, other) => {
  const results = await Results.open(folder, 'net', 'w1');
  await results.add(pgd);
  expect(results.accuracy({ ...pgd, ...other })).toBeUndefined();
});

it('puts a newer record in the place of the old one about the same', async () => {
  const results = await Results.open(folder, 'net', 'w1');
  await results.add(pgd);
  await results.add({ ...pgd, n: 6, outcome: '011011' });
  expect(results.all().map(({ n }) => n)).toEqual([6]);
});

it('forgets what was measured with other weights, of the model or of the source', async () => {
  const results = await Results.open(folder, 'net', 'w1');
  const transferred = { ...pgd, source: 'other', sourceWeights: 's1' };
  await results.add(pgd, transferred);
  expect(results.accuracy(transferred)).toEqual(transferred);
  expect(results.accuracy({ ...transferred, sourceWeights: 's2' })).toBeUndefined();
  await results.add({ ...transferred, sourceWeights: 's2' });
  expect(results.all().length).toBe(2);
  const retrained = await Results.open(folder, 'net', 'w2');
  expect(retrained.outdated).toBe(true);
  expect(retrained.all()).toEqual([]);
});

it('writes one record a line, for people who read differences', async () => {
  await (await Results.open(folder, 'net', 'w1')).add(pgd, { ...pgd, seed: 1 });
  const lines = readFileSync(path.join(folder, 'net.limelight.json'), 'utf8').split('\n');
  expect(lines.filter((line) => line.includes('"outcome"')).length).toBe(2);
});

it.each([
  '{',
  '{"model":"net"}',
  '{"model":"net","engine":"limelight","weights":"w1","records":[{"kind":"accuracy"}]}',
])('refuses %s and says which file it is', async (text) => {
  writeFileSync(path.join(folder, 'net.limelight.json'), text);
  await expect(Results.open(folder, 'net', 'w1')).rejects.toEqual(
    saying(/net\.limelight\.json is not a file of results/),
  );
});
