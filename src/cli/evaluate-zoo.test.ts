import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import { random, uniformValues } from '@/domain/random';
import { cardFor, zooFiles } from '@/engine/testing/zoo-model';
import { main } from './main';
import { mean } from '@/domain/statistics';
import { accuracySteps, explainedMethods, stabilitySteps, transferSteps, WORST_LOSS } from './zoo/plan';
import { Results, type AccuracyRecord, type SaliencyRecord } from './zoo/results';

const net = { size: 8, widths: [2, 3, 4], classes: 3 } as const;
const n = 3;

let root: string;
let printed: MockInstance<typeof console.log>;
let complained: MockInstance<typeof console.error>;
let reported: MockInstance<typeof process.stderr.write>;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'limelight-zoo-'));
  addModel('tiny-one', 1);
  addModel('tiny-two', 2);
  const data = path.join(root, 'pictures');
  mkdirSync(data);
  writeFileSync(path.join(data, 'images.f32'), new Uint8Array(uniformValues(4 * 8 * 8 * 3, 0, 1, random(1)).buffer));
  writeFileSync(path.join(data, 'labels.json'), '[0, 1, 2, 0]');
  writeFileSync(path.join(data, 'meta.json'), JSON.stringify({ shape: [4, 8, 8, 3], classes: ['a', 'b', 'c'] }));
  printed = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  complained = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  reported = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true });
});

function addModel(id: string, seed: number, family = 'tiny'): void {
  const folder = path.join(root, 'models', id);
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of zooFiles(net, seed)) writeFileSync(path.join(folder, name), bytes);
  const card = { ...cardFor(net.size, net.classes), id, family };
  writeFileSync(path.join(folder, 'card.json'), JSON.stringify(card));
}

const fileOf = (id: string): string => path.join(root, 'models', 'recipes', 'results', `${id}.limelight.json`);

async function recordsOf(id: string) {
  const { weights } = JSON.parse(readFileSync(fileOf(id), 'utf8')) as { weights: string };
  return (await Results.open(path.dirname(fileOf(id)), id, weights)).all();
}

const evaluateZoo = (...words: string[]): Promise<number> =>
  main(['evaluate', '--zoo', '--data', path.join(root, 'pictures'), '--n', `${n}`, '--backend', 'cpu', ...words], root);

describe('evaluate --zoo', () => {
  it('counts every step on every model, the worst case never above its parts, and resumes without a stroke', async () => {
    expect(await evaluateZoo('--only', 'accuracy')).toBe(0);
    const records = (await recordsOf('tiny-one')).filter(
      (record): record is AccuracyRecord => record.kind === 'accuracy',
    );
    expect(records.map(({ attack, epsilon255 }) => `${attack} ${epsilon255}`)).toEqual(
      accuracySteps.map(({ attack, epsilon255 }) => `${attack} ${epsilon255}`),
    );
    expect(records.map((record) => record.n)).toEqual([4, ...Array<number>(accuracySteps.length - 1).fill(n)]);
    const clean = records[0]!.outcome;
    for (const { outcome } of records) [...outcome].forEach((bit, i) => expect(bit <= clean[i]!).toBe(true));
    const outcomeOf = (epsilon: number, loss: string): string =>
      records.find(
        ({ attack, epsilon255, params }) =>
          attack === 'pgd' && epsilon255 === epsilon && params.loss === loss && params.steps === 20,
      )!.outcome;
    for (const epsilon of [2, 4, 8])
      [...outcomeOf(epsilon, WORST_LOSS)].forEach((bit, i) =>
        expect(bit <= outcomeOf(epsilon, 'margin')[i]!).toBe(true),
      );
    const [table, before] = [printed.mock.calls.at(-1)![0] as string, readFileSync(fileOf('tiny-one'), 'utf8')];
    expect(table).toMatch(/pgd ε 8\/255, steps 20, restarts 1, loss worst of cross-entropy and margin +\d+\.\d \(3\)/);
    expect(table).toMatch(/checks for masked gradients/);
    reported.mockClear();
    expect(await evaluateZoo('--only', 'accuracy')).toBe(0);
    expect(reported).not.toHaveBeenCalled();
    expect(readFileSync(fileOf('tiny-one'), 'utf8')).toBe(before);
    expect(printed.mock.calls.at(-1)![0]).toBe(table);
  });

  it('transfers from every model to every other, and makes again what was made on older weights', async () => {
    expect(await evaluateZoo('--only', 'transfer')).toBe(0);
    const made = async (target: string): Promise<string[]> =>
      (await recordsOf(target))
        .filter(({ attack }) => attack !== 'none')
        .map(({ attack, source = 'itself' }) => `${attack} ${source}`)
        .sort();
    const from = (...sources: string[]): string[] =>
      transferSteps.flatMap(({ attack }) => sources.map((source) => `${attack} ${source}`)).sort();
    expect(await made('tiny-one')).toEqual(from('itself', 'tiny-two'));
    expect(await made('tiny-two')).toEqual(from('itself', 'tiny-one'));
    expect(printed.mock.calls.at(-1)![0]).toMatch(/made on +tiny-one +tiny-two\ntiny-one +\d/);
    addModel('tiny-two', 3);
    reported.mockClear();
    expect(await evaluateZoo('--only', 'transfer')).toBe(0);
    const lines = reported.mock.calls.map(([line]) => String(line));
    expect(lines[0]).toMatch(/tiny-two: its weights are new/);
    // From the new model to both; from the old one only to the new.
    const counted = (source: string): string[] => lines.filter((line) => line.includes(`made on ${source}: `));
    expect(counted('tiny-two').every((line) => /: tiny-one .*, tiny-two /.test(line))).toBe(true);
    expect(counted('tiny-one').every((line) => !line.includes(': tiny-one') && line.includes(': tiny-two'))).toBe(true);
    expect([counted('tiny-one').length, counted('tiny-two').length]).toEqual([
      transferSteps.length,
      transferSteps.length,
    ]);
  });

  it('makes transferred attacks on the sources alone that are asked for', async () => {
    expect(await evaluateZoo('--only', 'transfer', '--sources', 'tiny-one')).toBe(0);
    const sources = async (target: string): Promise<Set<string>> =>
      new Set(
        (await recordsOf(target)).filter(({ attack }) => attack !== 'none').map(({ source = 'itself' }) => source),
      );
    expect([await sources('tiny-one'), await sources('tiny-two')]).toEqual([
      new Set(['itself']),
      new Set(['tiny-one']),
    ]);
  });

  it('measures the maps of every method, one value a picture', async () => {
    expect(await evaluateZoo('--only', 'saliency', '--models', 'tiny-one')).toBe(0);
    const records = (await recordsOf('tiny-one')).filter(
      (record): record is SaliencyRecord => record.kind === 'saliency',
    );
    expect([...new Set(records.map(({ method }) => method))]).toEqual(explainedMethods);
    for (const { values } of records) expect(values.length).toBe(n);
    const values = (metric: string, attack: string, against?: string): (number | null)[] =>
      records
        .filter((record) => record.method === 'gradient' && record.metric === metric && record.attack === attack)
        .filter((record) => record.params.against === against)
        .flatMap((record) => record.values);
    expect(values('spearman', 'pgd').length).toBe(2 * n);
    expect(values('gini', 'none').every((value) => value! > 0 && value! < 1)).toBe(true);
    expect(values('agreement', 'none').length).toBe(n);
    // Two pictures' maps have less in common than the maps of a picture and of the same with a little noise.
    const sum = (list: (number | null)[]): number => list.reduce<number>((total, value) => total + value!, 0);
    expect(sum(values('spearman', 'noise'))).toBeGreaterThan(sum(values('spearman', 'none', 'next picture')));
    expect(printed.mock.calls.at(-1)![0]).toMatch(
      /gini, clean\n +tiny-one\ngradient +0\.\d{3} \(0\.\d{3} to 0\.\d{3}\)/,
    );
  });

  it('measures how like the clean maps stay as ε grows, and makes nothing twice that the maps’ part has made', async () => {
    const words = ['--models', 'tiny-one', '--methods', 'gradient'];
    expect(await evaluateZoo('--only', 'saliency', ...words)).toBe(0);
    reported.mockClear();
    expect(await evaluateZoo('--only', 'stability', ...words)).toBe(0);
    const made = reported.mock.calls.map(([line]) => String(line)).filter((line) => line.includes('gradient, ssim'));
    expect(made.map((line) => /ε ([\d.]+)\/255/.exec(line)?.[1])).toEqual(['0.5', '1', '2', '16']);
    const records = (await recordsOf('tiny-one')).filter(
      (record): record is SaliencyRecord => record.kind === 'saliency' && record.attack === 'pgd',
    );
    const curve = stabilitySteps.map(({ epsilon255 }) =>
      records.find((record) => record.metric === 'spearman' && record.epsilon255 === epsilon255)!.values.map(Number),
    );
    for (const values of curve) expect(values).toHaveLength(n);
    // A map moves less within 0.5/255 than within 16/255.
    expect(mean(curve[0]!)).toBeGreaterThan(mean(curve.at(-1)!));
    const table = printed.mock.calls.at(-1)![0] as string;
    const interval = '-?\\d\\.\\d{3} \\(-?\\d\\.\\d{3} to -?\\d\\.\\d{3}\\)';
    expect(table).toMatch(
      /spearman over ε, pgd, steps 20, 3 pictures\nε +0\.5\/255 +1\/255 +2\/255 +4\/255 +8\/255 +16\/255\n/,
    );
    expect(table).toMatch(new RegExp(`tiny-one, gradient( +${interval}){6}`));
  });

  it('says of a family without a test set that it is not measured', async () => {
    expect(await main(['evaluate', '--zoo'], root)).toBe(0);
    expect(printed.mock.calls.at(-1)![0]).toBe('tiny: no test set of this family is here; it is not measured.');
  });

  it('names the command that makes the Imagenette pictures where they are missing', async () => {
    addModel('imagenette-tiny', 4, 'imagenette');
    expect(await main(['evaluate', '--zoo', '--family', 'imagenette'], root)).toBe(1);
    expect(complained.mock.calls.flat().join()).toMatch(/run\.py data imagenette/);
  });

  it.each([
    [['--attack', 'pgd'], /no flag --attack with --zoo/],
    [['--models', 'tiny-one,resnet'], /--models: there is no "resnet"\. Known are tiny-one, tiny-two/],
    [['--family', 'cifar10'], /--family: there is no "cifar10"/],
    [['--methods', 'lime'], /--methods: there is no "lime"\. Known are gradient, smoothgrad/],
    [['--only', 'paint'], /--only must be one of everything, accuracy/],
    [['--seed', 'x'], /--seed must be a whole number/],
  ])('refuses %j', async (words, sentence) => {
    expect(await evaluateZoo(...words)).toBe(2);
    expect(complained.mock.calls.flat().join()).toMatch(sentence);
  });

  it('refuses more pictures than there are', async () => {
    expect(await main(['evaluate', '--zoo', '--data', path.join(root, 'pictures'), '--n', '9'], root)).toBe(2);
    expect(complained.mock.calls.flat().join()).toMatch(/has 4 pictures, not 9/);
  });
});
