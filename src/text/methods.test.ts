import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trainingParams } from '@/domain/training/params';
import { attacks } from '@/engine/attacks/registry';
import { saliencyMethods } from '@/engine/saliency/registry';
import { caution, methodName, methodWords, paramWords, valueWords } from './methods';
import { training } from './en/methods/training';
import { speak } from '.';

const eps = attacks[0]!.params['eps']!;

describe.each(['en', 'de', 'es'] as const)('the words of methods in %s', (tag) => {
  beforeAll(() => speak(tag));
  afterAll(() => speak('en'));

  it.each([...attacks, ...saliencyMethods].map(({ id, params }) => [id, params] as const))(
    '%s: of the method and of its parameters, no more and no fewer',
    (id, params) => {
      const words = methodWords(id)!;
      expect(Object.keys(words.params).sort()).toEqual(Object.keys(params).sort());
      for (const { summary } of [words, ...Object.values(words.params)]) expect(summary).toMatch(/^\p{Lu}.{10,}\.$/su);
    },
  );
});

describe('the words of methods', () => {
  it('are the id and the bare name where there are none', () => {
    expect([methodName('pgd'), methodName('toString')]).toEqual(['PGD', 'toString']);
    expect([paramWords('pgd', 'eps').label, paramWords('pgd', 'toString').label]).toEqual(['ε', 'toString']);
  });
});

it('reads values as people do', () => {
  const read = (name: 'batch' | 'flip' | 'optimizer' | 'checkEpsilon', value: number | boolean | string) =>
    valueWords(trainingParams[name], value, training[name]);
  expect([read('batch', 0), read('batch', 8), read('flip', true), read('optimizer', 'sgd')]).toEqual([
    'auto',
    '8',
    'on',
    'SGD, momentum 0.9',
  ]);
  expect(read('checkEpsilon', 2)).toBe('2/255');
  expect(valueWords(attacks[0]!.params['target']!, -1, paramWords('fgsm', 'target'))).toBe('any other class');
});

// 255 × 0.03 = 7.65, 255 × 0.0314 = 8.007, 255 × 0.1 = 25.5.
it.each([
  [0.03, 'enter 7.65.'],
  [0.0314, 'enter 8.01.'],
  [0.1, 'enter 25.5.'],
])('an ε of %f was likely meant as a share of the whole range: what to enter instead', (value, advice) => {
  expect(caution(eps, value, paramWords('fgsm', 'eps'))).toContain(advice);
  expect(caution(eps, value, paramWords('fgsm', 'eps'))).toContain(`${value}/255`);
  expect(caution(eps, 8, paramWords('fgsm', 'eps'))).toBeUndefined();
});
