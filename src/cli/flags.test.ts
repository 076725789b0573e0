import { describe, expect, it } from 'vitest';
import { pgd } from '@/engine/attacks/pgd';
import { methodParams, oneOf, parseFlags, required, wholeNumber } from './flags';

describe('parseFlags', () => {
  it('takes kebab and camel case, =, negative numbers and bare flags', () => {
    const flags = parseFlags(['--step-size', '2', '--randomStart=false', '--target', '-1', '--quiet']);
    expect([...flags]).toEqual([
      ['stepSize', '2'],
      ['randomStart', 'false'],
      ['target', '-1'],
      ['quiet', 'true'],
    ]);
  });

  it.each([[['pgd']], [['--eps', '8', '9']], [['--eps', '8', '--eps', '9']], [['-e', '8']], [['--']]])(
    'refuses %j',
    (words) => {
      expect(() => parseFlags(words)).toThrow(expect.objectContaining({ code: 'scene-bad-parameter' }));
    },
  );
});

describe('methodParams', () => {
  const read = (...words: string[]) => methodParams(parseFlags(words), ['model'], pgd.params, 'pgd');

  it('fills the schema, leaving the command’s own flags aside', () => {
    expect(read('--model', 'a', '--eps', '4', '--random-start', 'false', '--loss', 'margin')).toMatchObject({
      eps: 4,
      randomStart: false,
      loss: 'margin',
      steps: 10,
    });
  });

  it('names the flag that does not exist and those that do', () => {
    expect(() => read('--epsilon', '4')).toThrow(/no flag --epsilon with pgd/);
    expect(() => read('--toString', 'x')).toThrow(/no flag --to-string/);
  });

  it.each([
    ['--eps', '65'],
    ['--eps', 'much'],
    ['--steps', '0'],
    ['--loss', 'hinge'],
    ['--random-start', 'maybe'],
  ])('refuses %s %s', (...words) => {
    expect(() => read(...words)).toThrow(expect.objectContaining({ code: 'scene-bad-parameter' }));
  });
});

it('own values are checked: missing, not whole, too small, unknown word', () => {
  const flags = parseFlags(['--n', '2.5', '--seed', '-3', '--backend', 'gpu', '--out']);
  expect(() => wholeNumber(flags, 'n', 500, 1)).toThrow(/--n must be a whole number/);
  expect(() => wholeNumber(flags, 'seed', 0, 0)).toThrow(/at least 0/);
  expect(wholeNumber(flags, 'batch', 16, 1)).toBe(16);
  expect(() => oneOf(flags, 'backend', ['cpu', 'wasm'], 'wasm')).toThrow(/one of cpu, wasm, not "gpu"/);
  expect(() => required(flags, 'out')).toThrow(/--out needs a value/);
  expect(() => required(flags, 'model')).toThrow(/--model needs a value/);
});
