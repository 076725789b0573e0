import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import { random, uniformValues } from '@/domain/random';
import { smallGraph } from '@/engine/testing/graph-model-builder';
import { methodParams, parseFlags } from './flags';
import { commands, main } from './main';

const root = fileURLToPath(new URL('../..', import.meta.url));
const size = 32 * 32 * 3;

let folder: string;
let printed: MockInstance<typeof console.log>;
let complained: MockInstance<typeof console.error>;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'limelight-cli-'));
  const pixels = uniformValues(3 * size, 0, 1, random(1));
  writeFileSync(path.join(folder, 'images.f32'), new Uint8Array(pixels.buffer));
  writeFileSync(path.join(folder, 'labels.json'), '[1, 2, 3]');
  const classes = Array.from({ length: 10 }, (_, k) => `class ${k}`);
  writeFileSync(path.join(folder, 'meta.json'), JSON.stringify({ shape: [3, 32, 32, 3], classes }));
  printed = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  complained = vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

function floats(file: string): Float32Array {
  const bytes = readFileSync(file);
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

describe('evaluate', () => {
  it('prints the table and writes pictures, logits and counts that belong together', async () => {
    const out = path.join(folder, 'out');
    const words = [
      'evaluate',
      '--model',
      'cifar10-standard',
      '--attack',
      'pgd',
      '--data',
      folder,
      '--n',
      '2',
      '--eps',
      '4',
    ];
    expect(await main([...words, '--steps', '2', '--random-start', 'false', '--out', out], root)).toBe(0);
    const [clean, adversarial] = [floats(path.join(out, 'clean.f32')), floats(path.join(out, 'adversarial.f32'))];
    expect(clean).toEqual(floats(path.join(folder, 'images.f32')).slice(0, 2 * size));
    const distance = Math.max(...adversarial.map((value, i) => Math.abs(value - clean[i]!)));
    expect(distance).toBeGreaterThan(3.9 / 255);
    expect(distance).toBeLessThanOrEqual(4 / 255 + 1e-6);
    expect(floats(path.join(out, 'logits.f32')).length).toBe(20);
    expect(JSON.parse(readFileSync(path.join(out, 'labels.json'), 'utf8'))).toEqual([1, 2]);
    const result = JSON.parse(readFileSync(path.join(out, 'result.json'), 'utf8')) as Record<string, unknown>;
    expect(result).toMatchObject({
      model: 'cifar10-standard',
      attack: 'pgd',
      n: 2,
      backend: 'wasm',
      params: { eps: 4, steps: 2, randomStart: false, loss: 'cross-entropy' },
      cleanCorrect: [expect.any(Boolean), expect.any(Boolean)],
      attackedCorrect: [expect.any(Boolean), expect.any(Boolean)],
    });
    expect(printed.mock.calls.flat().join()).toMatch(/accuracy under attack +\d+\.\d\d % \(\d of 2; 95 % interval/);
  });
});

it('an ε that was likely meant as a share of the range is cautioned, and the attack made all the same', async () => {
  const said = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  const words = ['evaluate', '--model', 'cifar10-standard', '--attack', 'fgsm', '--data', folder, '--n', '1', '--eps'];
  expect(await main([...words, '0.03'], root)).toBe(0);
  expect(said.mock.calls.flat().join('')).toContain('enter 7.65');
  said.mockClear();
  expect(await main([...words, '8'], root)).toBe(0);
  expect(said.mock.calls.flat().join('')).not.toContain('whole range');
});

describe('explain', () => {
  it('writes one signed map a picture, of the class asked for rather than another', async () => {
    const out = path.join(folder, 'out');
    const model = path.join(root, 'models/cifar10-standard/model.json');
    const words = [
      'explain',
      '--model',
      model,
      '--saliency',
      'gradient',
      '--data',
      folder,
      '--target',
      '7',
      '--versus',
      '3',
      '--out',
      out,
    ];
    expect(await main(words, root)).toBe(0);
    const maps = floats(path.join(out, 'maps.f32'));
    expect(maps.length).toBe(3 * size);
    expect(Math.min(...maps)).toBeLessThan(0);
    expect(Math.max(...maps)).toBeGreaterThan(0);
    const result: unknown = JSON.parse(readFileSync(path.join(out, 'result.json'), 'utf8'));
    expect(result).toMatchObject({
      shape: [3, 32, 32, 3],
      targets: [7, 7, 7],
      versus: 3,
      labels: [1, 2, 3],
      signed: true,
    });
  });
});

describe('league', () => {
  it('judges every method asked for by every measure, and writes what each picture gave', async () => {
    const out = path.join(folder, 'out');
    const words = [
      'league',
      '--model',
      'cifar10-standard',
      '--data',
      folder,
      '--n',
      '2',
      '--methods',
      'gradient,gradcam',
    ];
    const measures = ['--metrics', 'stability,deletion', '--attack', 'pgd', '--steps', '2', '--eps', '4'];
    expect(await main([...words, ...measures, '--out', out], root)).toBe(0);
    const table = printed.mock.calls.flat().join();
    expect(table).toMatch(/attack +pgd, eps 4, .*steps 2/);
    expect(table).toMatch(/Stability, high is good +mean +95 % +chance/);
    expect(table).toMatch(/Gradient +-?0\.\d{3} +– +-?0\.\d{3} +2/);
    const result: unknown = JSON.parse(readFileSync(path.join(out, 'result.json'), 'utf8'));
    expect(result).toMatchObject({ attack: 'pgd', n: 2, methods: [{ id: 'gradient' }, { id: 'gradcam' }] });
    const { pictures } = result as { pictures: { scores: Record<string, { value: number; chance: number }> }[][] };
    expect(pictures.flat()).toHaveLength(4);
    const { stability, deletion } = pictures[0]![0]!.scores;
    expect(stability!.value).toBeGreaterThan(-1);
    expect(deletion!.value).toBeGreaterThan(0);
    expect(deletion!.chance).toBeLessThan(1);
  });
});

it('a budget is told in the norm of its attack, and nothing of an L2 attack in 255ths of it', async () => {
  const out = path.join(folder, 'out');
  const data = ['--data', folder, '--n', '1', '--steps', '2'];
  const words = ['evaluate', '--model', 'cifar10-standard', '--attack', 'pgd-l2', '--eps', '0.5', ...data];
  expect(await main([...words, '--out', out], root)).toBe(0);
  const table = printed.mock.calls.flat().join();
  expect(table).toMatch(/mean ‖δ‖₂ +0\.5000, at most 0\.5\n/);
  expect(table).toMatch(/mean ‖δ‖∞ +\d+\.\d+\/255\n/);
  const result: unknown = JSON.parse(readFileSync(path.join(out, 'result.json'), 'utf8'));
  expect(result).toMatchObject({ norm: 'l2', access: 'gradient', params: { eps: 0.5 } });
  expect((result as { meanL2: number }).meanL2).toBeCloseTo(0.5, 5);
  expect(await main(['evaluate', '--model', 'x', '--attack', 'pgd-l2', '--eps', '64'], root)).not.toBe(0);
  expect(complained.mock.calls.flat().join()).toContain('--eps must lie between 0 and 20');
});

it('a method is refused by what the model lacks, with a way out', async () => {
  const model = path.join(folder, 'graph');
  mkdirSync(model);
  for (const [name, bytes] of smallGraph(3, true).files('Identity')) writeFileSync(path.join(model, name), bytes);
  const words = ['explain', '--model', model, '--data', folder, '--out', path.join(folder, 'out')];
  expect(await main([...words, '--saliency', 'guided-backprop'], root)).not.toBe(0);
  const said = complained.mock.calls.flat().join();
  expect(said).toContain(
    'Guided backprop cannot be used with this model: it is a frozen graph, and its operation "abs" (Abs)',
  );
  expect(said).toContain('bring the model as a Keras file or a TensorFlow.js Layers model');
});

describe('help', () => {
  it.each([
    ['evaluate', /pgd-l2: .*--eps 0 to 20 L2 \(0\.5\).*--step-size 0 to 20 L2 or auto/s],
    [
      'evaluate',
      /--zoo.*--n-clean.*--step-size 0 to 64 \/255 or auto \(auto\).*--loss cross-entropy\|margin \(cross-entropy\).*--kernel/s,
    ],
    ['explain', /--saliency <id>.*blur-perturbation: .*--stride 1 to 16 px of 32 \(4\)/s],
    [
      'finetune',
      /--resume.*--lambda-j 0 to 10 \(0\.01\).*--lambda-g 0 to 10 \(0\).*--clip-norm 0 to 100 or off \(1\)/s,
    ],
  ])('of %s says how it is called, what every method takes, and gives examples', async (command, text) => {
    expect(await main([command, '--model', 'x', '--help'], root)).toBe(0);
    const help = printed.mock.calls.flat().join();
    expect(help).toMatch(text);
    expect(help).toMatch(new RegExp(`Examples:\n  npm run ${command} -- --model`));
    expect(help).not.toMatch(/\(-1\)|NaN|null|undefined/);
  });

  it.each([[['--help']], [['-h']], [['help']], [[]]])('%j lists the commands, each with an example', async (words) => {
    expect(await main(words, root)).toBe(0);
    for (const command of ['evaluate', 'explain', 'finetune', 'league'])
      expect(printed.mock.calls.flat().join()).toMatch(
        new RegExp(`npm run ${command} {2,}\\S.*npm run ${command} -- --model`, 's'),
      );
  });

  it('gives examples whose flags are all known and in range', () => {
    for (const command of Object.values(commands))
      for (const example of command.examples) {
        const flags = parseFlags(example.split(' '), command);
        const method = command.methods.find(({ id }) => [flags.get('attack'), flags.get('saliency')].includes(id));
        const needsNone = flags.has('zoo') || (command === commands['league'] && !flags.has('attack'));
        const { params } = method ?? (needsNone ? { params: {} } : command.methods[0]!);
        expect(() => methodParams(flags, Object.keys(command.flags), params, example)).not.toThrow();
      }
  });
});

describe('a command line that cannot be run', () => {
  const evaluate = ['evaluate', '--model', 'cifar10-standard', '--attack'];
  it.each([
    [['paint'], /no command "paint"/],
    [['evalute', '--attack', 'pgd'], /no command "evalute"\. Did you mean evaluate\?/],
    [[...evaluate, 'pgd', '--epsilon', '8'], /no flag --epsilon\. Did you mean --eps\?/],
    [['league', '--model', 'x', '--metrics', 'delition'], /no.*delition.*Did you mean deletion/],
    [[...evaluate, 'none', '--pixels', 'bytes', '--data', 'FOLDER'], /--pixels is for a model without a card/],
    [[...evaluate, 'none', '--seed', '1e10'], /--seed must be a whole number between 0 and 4294967295/],
    [[...evaluate, 'none', '--family', 'cifar10'], /no flag --family with --attack none/],
    [
      ['evaluate', '--model', 'cifar10-standart', '--attack', 'none', '--data', 'nowhere'],
      /Did you mean cifar10-standard/,
    ],
    [['evaluate', '--attack', 'pgd'], /--model needs a value/],
    [[...evaluate, 'bim'], /no attack "bim".*fgsm, pgd/],
    [[...evaluate, 'fgsm', '--steps', '3'], /no flag --steps with --attack fgsm/],
    [[...evaluate, 'pgd', '--eps', '-1'], /--eps must lie between 0 and 64/],
    [[...evaluate, 'none', '--eps', '8'], /no flag --eps/],
    [[...evaluate, 'none', '--data', 'nowhere'], /no data "nowhere"/],
    [[...evaluate, 'none', '--backend', 'webgl'], /one of wasm, cpu, webgpu/],
    [[...evaluate, 'none', '--data', 'FOLDER', '--n', '9'], /has 3 pictures, not 9/],
    [['evaluate', '--model', 'resnet', '--attack', 'none', '--data', 'FOLDER'], /no model "resnet"/],
    [['explain', '--model', 'cifar10-standard', '--saliency', 'entropy', '--out', 'x'], /no saliency method "entropy"/],
    [['explain', '--model', 'cifar10-standard', '--saliency', 'gradient'], /--out needs a value/],
    [
      [
        'explain',
        '--model',
        'cifar10-standard',
        '--saliency',
        'gradient',
        '--data',
        'FOLDER',
        '--target',
        '10',
        '--out',
        'x',
      ],
      /no class 10/,
    ],
  ])('%j is refused in one sentence with status 2', async (words, sentence) => {
    expect(
      await main(
        words.map((word) => (word === 'FOLDER' ? folder : word)),
        root,
      ),
    ).toBe(2);
    expect(complained.mock.calls.flat().join()).toMatch(sentence);
    expect(printed).not.toHaveBeenCalled();
  });

  it('a model that is missing on disk is a failure of its own: status 1', async () => {
    const model = path.join(folder, 'model.json');
    expect(await main(['evaluate', '--model', model, '--attack', 'none', '--data', folder], root)).toBe(1);
    expect(complained.mock.calls.flat().join()).toMatch(/cannot be read/);
  });
});

it('runs from its bundle under plain Node, silent but for the table', async () => {
  const words = ['src/cli/run.mjs', 'evaluate', '--model', 'cifar10-standard', '--attack', 'fgsm', '--data', folder];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, words, { cwd: root });
  expect(stdout).toMatch(/^model +cifar10-standard\n/);
  expect(stderr).toBe('');
});
