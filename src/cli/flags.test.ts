import { describe, expect, it } from 'vitest';
import { attacks } from '@/engine/attacks/registry';
import { pgd } from '@/engine/attacks/pgd';
import { saying } from '@/text/testing/saying';
import { methodParams, oneOf, parseFlags, required, seedOf, wholeNumber } from './flags';

const value = { value: '<value>', summary: '' };
const command = {
  flags: {
    model: value,
    data: value,
    n: value,
    seed: value,
    backend: value,
    batch: value,
    out: value,
    zoo: { summary: '' },
  },
  methods: attacks,
};
const parse = (...words: string[]) => parseFlags(words, command);
const refused = expect.objectContaining({ code: 'scene-bad-parameter' }) as Error;

describe('parseFlags', () => {
  it('takes kebab and camel case, =, negative numbers, and flags that stand alone', () => {
    expect([...parse('--step-size', '2', '--randomStart=false', '--target', '-1', '--zoo', '--eps=8')]).toEqual([
      ['stepSize', '2'],
      ['randomStart', 'false'],
      ['target', '-1'],
      ['zoo', 'true'],
      ['eps', '8'],
    ]);
    expect([...parse('--random-start', '--eps', '8')]).toEqual([
      ['randomStart', 'true'],
      ['eps', '8'],
    ]);
    expect([...parse('--random-start', 'false', '--out', '-odd=name')]).toEqual([
      ['randomStart', 'false'],
      ['out', '-odd=name'],
    ]);
  });

  it.each([
    [['pgd'], /"pgd" is no flag/],
    [['--eps', '8', '9'], /"9" is no flag/],
    [['--zoo', 'yes'], /"yes" is no flag/],
    [['--zoo=yes'], /--zoo takes no value/],
    [['--eps', '8', '--eps', '9'], /--eps is given twice/],
    [['--step-size', '8', '--stepSize=9'], /--step-size is given twice/],
    [['--zoo', '--zoo'], /--zoo is given twice/],
    [['-e', '8'], /"-e" is no flag/],
    [['--'], /"--" is no flag/],
    [['--eps'], /--eps needs a value/],
    [['--eps='], /--eps needs a value/],
    [['--out', '--eps', '8'], /--out needs a value/],
  ])('refuses %j, saying what is wrong', (words, sentence) => {
    expect(() => parse(...words)).toThrow(refused);
    expect(() => parse(...words)).toThrow(saying(sentence));
  });

  it.each([
    [['--epsilon', '4'], 'There is no flag --epsilon', /mean --eps\?/],
    [['--stepsize', '4'], 'There is no flag --stepsize', /mean --step-size\?/],
    [['--epps=4', '--bach', '3'], 'There is no flag --epps and no --bach', /mean --eps and --batch\?/],
    [['--quality-of-life'], 'There is no flag --quality-of-life', /^--help lists them all/],
    [['--toString', 'x'], 'There is no flag --toString', /--help/],
    [['--__proto__', 'x'], 'There is no flag --__proto__', /--help/],
  ])('names the unknown flags of %j and the nearest known ones', (words, message, hint) => {
    expect(() => parse(...words)).toThrow(refused);
    expect(() => parse(...words)).toThrow(saying(message));
    expect(() => parse(...words)).toThrow(saying(hint));
  });
});

describe('methodParams', () => {
  const read = (...words: string[]) => methodParams(parse(...words), ['model'], pgd.params, 'pgd');

  it('fills the schema, leaving the command’s own flags aside', () => {
    expect(read('--model', 'a', '--eps', '4', '--random-start', 'false', '--loss', 'margin')).toMatchObject({
      eps: 4,
      randomStart: false,
      loss: 'margin',
      steps: 10,
    });
  });

  it('takes the words that numbers stand for, and those numbers', () => {
    expect(read('--step-size', 'auto', '--target', 'none')).toEqual(read('--step-size', '0', '--target', '-1'));
    expect(read('--step-size', 'auto').stepSize).toBe(0);
  });

  it('says which flags go with the method where one goes with others only', () => {
    expect(() => read('--decay', '1')).toThrow(saying(/no flag --decay with pgd/));
  });

  it.each([
    [['--eps', '65'], /between 0 and 64/],
    [['--eps', 'much'], /must be a number/],
    [['--eps', 'Infinity'], /must be a number/],
    [['--eps', 'auto'], /must be a number/],
    [['--steps', '0'], /between 1 and 200/],
    [['--steps', '2.5'], /whole number/],
    [['--target', '-2'], /class number/],
    [['--loss', 'hinge'], /one of cross-entropy, margin/],
    [['--random-start', 'maybe'], /true or false/],
  ])('refuses %j and says what may be there', (words, sentence) => {
    expect(() => read(...words)).toThrow(refused);
    expect(() => read(...words)).toThrow(saying(sentence));
  });
});

it('own values are checked: missing, not whole, out of range, unknown word', () => {
  const flags = parse('--n', '2.5', '--seed', '-3', '--backend', 'gpu', '--batch', '2048');
  expect(() => wholeNumber(flags, 'n', 1)).toThrow(saying(/--n must be a whole number of at least 1, not "2.5"/));
  expect(() => seedOf(flags)).toThrow(saying(/between 0 and 4294967295, not "-3"/));
  expect(() => seedOf(parse('--seed', '4294967296'))).toThrow(refused);
  expect(seedOf(parse('--seed', '4294967295'))).toBe(4294967295);
  expect(() => wholeNumber(flags, 'batch', 1, 1024)).toThrow(saying(/between 1 and 1024/));
  expect(wholeNumber(flags, 'out', 1)).toBeUndefined();
  expect(() => oneOf(flags, 'backend', ['cpu', 'wasm'])).toThrow(saying(/one of cpu, wasm, not "gpu"/));
  expect(() => required(flags, 'model')).toThrow(saying(/--model needs a value/));
});
