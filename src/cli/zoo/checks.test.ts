import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Bench } from './bench';
import { checksOf } from './checks';
import type { AttackStep } from './plan';
import { Results, type AccuracyRecord } from './results';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'limelight-checks-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const pgd = (epsilon255: number, steps: number): AttackStep => ({
  attack: 'pgd',
  epsilon255,
  params: { steps, restarts: 1, loss: 'margin' },
});
const noise: AttackStep = { attack: 'noise', epsilon255: 8, params: {} };
const fgsm: AttackStep = { attack: 'fgsm', epsilon255: 8, params: { loss: 'cross-entropy' } };

/** The table of a model with these outcomes. */
async function tableOf(...outcomes: readonly (readonly [AttackStep, string])[]): Promise<string> {
  const results = await Results.open(folder, 'net', 'w1');
  const about = { kind: 'accuracy', data: 'test', seed: 0, command: 'once' } as const;
  await results.add(
    ...outcomes.map(([step, outcome]): AccuracyRecord => ({ ...about, ...step, n: outcome.length, outcome })),
  );
  const bench: Pick<Bench, 'data' | 'seed'> = { data: 'test', seed: 0 };
  return checksOf(bench, { id: 'net', weights: 'w1', results }).join();
}

it('passes a model whose gradients tell the truth', async () => {
  const table = await tableOf(
    [noise, '1111'],
    [fgsm, '1110'],
    [pgd(4, 20), '1110'],
    [pgd(8, 20), '1100'],
    [pgd(8, 40), '1100'],
    [pgd(128, 20), '0000'],
  );
  expect(table.match(/^ok/gm)?.length).toBe(5);
  expect(table).not.toMatch(/FLAG/);
});

it('flags each sign of masked gradients on its own line', async () => {
  const table = await tableOf(
    [noise, '1000'],
    [fgsm, '1000'],
    [pgd(4, 20), '1000'],
    [pgd(8, 20), '1100'],
    [pgd(8, 40), '1000'],
    [pgd(128, 20), '0001'],
  );
  expect(table.match(/^FLAG/gm)?.length).toBe(5);
});

it('compares on the pictures both have, and leaves out what was not measured', async () => {
  const table = await tableOf([noise, '11'], [fgsm, '1011']);
  expect(table).toMatch(/^ok {3}one gradient step does more than noise +100\.0 +50\.0 .*2 pictures$/m);
  expect(table.match(/^(ok|FLAG)/gm)?.length).toBe(1);
});
