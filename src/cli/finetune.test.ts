import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { modelCardSchema } from '@/domain/model-card';
import { colouredSquares } from '@/engine/testing/training-data';
import { zooFiles } from '@/engine/testing/zoo-model';
import { main } from './main';

const root = fileURLToPath(new URL('../..', import.meta.url));
const classes = 3;

let folder: string;
let out: string;
let words: string[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'limelight-finetune-'));
  const [model, data] = [path.join(folder, 'model'), path.join(folder, 'squares')];
  [model, data].forEach((each) => mkdirSync(each));
  for (const [name, bytes] of zooFiles({ size: 8, widths: [3, 4, 5], classes: 4 }, 2))
    writeFileSync(path.join(model, name), bytes);
  const { training, classes: names } = colouredSquares(8, 18, 0, classes);
  writeFileSync(
    path.join(data, 'images.f32'),
    new Uint8Array(Float32Array.from(training.pixels, (byte) => byte / 255).buffer),
  );
  writeFileSync(path.join(data, 'labels.json'), JSON.stringify(training.labels));
  writeFileSync(path.join(data, 'meta.json'), JSON.stringify({ shape: [18, 8, 8, 3], classes: names }));
  out = path.join(folder, 'Tuned Squares');
  words = [
    'finetune',
    '--model',
    path.join(model, 'model.json'),
    '--data',
    data,
    '--batch',
    '4',
    '--check-every',
    '2',
    '--out',
    out,
  ];
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const read = (name: string): string => readFileSync(path.join(out, name), 'utf8');
interface Line {
  readonly kind: string;
  readonly step: number;
  readonly crossEntropy?: number;
  readonly inputGradient?: number;
}
const log = (): Line[] =>
  read('log.jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

it('writes a model with a new head that evaluates, its card, and every step of the log', async () => {
  expect(await main([...words, '--steps', '3'], root)).toBe(0);
  expect(log().map(({ kind, step }) => `${kind} ${step}`)).toEqual([
    'maps 0',
    'step 1',
    'check 0',
    'step 2',
    'check 2',
    'step 3',
    'check 3',
  ]);
  const card = modelCardSchema.parse(JSON.parse(read('card.json')));
  expect(card).toMatchObject({
    id: 'tuned-squares',
    classes: ['class 0', 'class 1', 'class 2'],
    inputShape: [8, 8, 3],
  });
  expect(card.weightBytes).toBe(4 * card.parameters);
  const evaluated = [
    'evaluate',
    '--model',
    path.join(out, 'model.json'),
    '--attack',
    'none',
    '--data',
    path.join(folder, 'squares'),
  ];
  expect(await main(evaluated, root)).toBe(0);
});

it('takes the gradient norm where it is asked for, and says so in the card and the log', async () => {
  expect(await main([...words, '--steps', '3', '--lambda-g', '0.04'], root)).toBe(0);
  const steps = log().filter(({ kind }) => kind === 'step');
  for (const { inputGradient } of steps) expect(inputGradient).toBeGreaterThan(0);
  const { label, training, tuning } = modelCardSchema.parse(JSON.parse(read('card.json')));
  expect(label).toMatch(/tuned \(λ 0\.01, 0\.01, 0\.04\)$/);
  expect(training?.settings.lambdaG).toBe(0.04);
  expect(tuning?.log.map(({ inputGradient }) => inputGradient)).toEqual(
    steps.map(({ inputGradient }) => inputGradient),
  );
});

it('ends at Ctrl-C after a whole step, and goes on as if it had not', async () => {
  expect(await main([...words, '--steps', '4'], root)).toBe(0);
  const whole = log().filter(({ kind }) => kind === 'step');
  rmSync(out, { recursive: true });
  let pressed = false;
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    if (!pressed && String(text).includes('after 2 steps')) pressed = process.emit('SIGINT');
    return true;
  });
  expect(await main([...words, '--steps', '4'], root)).toBe(0);
  expect(log().at(-1)).toMatchObject({ kind: 'check', step: 2 });
  expect(existsSync(path.join(out, 'model.json'))).toBe(true);
  expect(await main([...words, '--steps', '4', '--resume'], root)).toBe(0);
  const resumed = log().filter(({ kind }) => kind === 'step');
  expect(resumed.map(({ step, crossEntropy }) => [step, crossEntropy])).toEqual(
    whole.map(({ step, crossEntropy }) => [step, crossEntropy]),
  );
  // The same flags, or none of it.
  expect(await main([...words, '--steps', '5', '--resume'], root)).toBe(2);
});

it.each([
  ['an unknown parameter', ['--lambda', '3']],
  ['a value beyond its range', ['--lr', '5']],
  ['data that is not there', ['--data', 'nowhere']],
])('refuses %s with status 2', async (_, wrong) => {
  const rest = words.filter((word, i) => !wrong.includes(word) && !wrong.includes(words[i - 1] ?? ''));
  expect(await main([...rest, ...wrong], root)).toBe(2);
});
