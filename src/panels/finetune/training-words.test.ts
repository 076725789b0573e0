import { afterEach, expect, it } from 'vitest';
import { fetchedText } from '@/text/fetched';
import { speakAll } from '@/text/testing/speak-all';
import { progressOf, standingWords, stepsPerSecond } from './training-words';
import { timeLeft } from '../shared/time-about';

afterEach(() => speakAll('en'));

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

it('says in how many pictures the selective term had no part', () => {
  const { masks } = fetchedText.finetune.comparison;
  expect(masks(1050, 0)).toBe('The selective term was at work in all 1,050 of its pictures.');
  expect(masks(105, 104)).toMatch(/nothing to go by in 104 of 105 pictures/);
});

it('rounds what is left as people would', () => {
  expect(plain(timeLeft(0))).toBe('about 1 s left');
  expect(plain(timeLeft(7_400))).toBe('about 7 s left');
  expect(plain(timeLeft(43_000))).toBe('about 40 s left');
  expect(plain(timeLeft(100_000))).toBe('about 2 min left');
  expect(plain(timeLeft(3_900_000))).toBe('about 1 h 5 min left');
});

it('tells the speed from the last steps, the slow first one left out', () => {
  const took = (...times: number[]) => times.map((milliseconds) => ({ milliseconds }));
  expect(stepsPerSecond([])).toBeUndefined();
  expect(stepsPerSecond(took(9000))).toBeUndefined();
  expect(stepsPerSecond(took(9000, 250, 250))).toBe(4);
  expect(stepsPerSecond(took(9000, ...Array<number>(50).fill(1000), ...Array<number>(20).fill(100)))).toBeCloseTo(10);
});

it('shows the preparation before the steps, each in words and as a share', () => {
  const preparing = { done: 1200, total: 4000 };
  const before = { phase: 'preparing', preparing, step: 0, total: 600 } as const;
  expect(standingWords(before)).toBe('Getting ready: finding the salient part of every picture, 1,200 of 4,000');
  const looking = { phase: 'running', step: 50, total: 600, checking: { done: 1, total: 3 } } as const;
  expect(standingWords(looking)).toBe('step 50 of 600 · checking on the validation pictures, 33 %');
  const ending = { phase: 'ending', step: 50, total: 600, checking: { done: 1, total: 4 } } as const;
  expect(standingWords(ending)).toBe('stopping after step 50 · checking on the validation pictures, 25 %');
  expect(progressOf(ending)).toEqual({ value: 1, max: 4 });
  expect(progressOf(before)).toEqual({ value: 1200, max: 4000 });
  const running = { phase: 'running', step: 3, total: 600 } as const;
  expect(standingWords(running)).toBe('step 3 of 600');
  expect(progressOf(running)).toEqual({ value: 3, max: 600 });
  expect(standingWords({ ...running, phase: 'failed', step: 0 })).toBe('did not start');
});

it.each(['en', 'de', 'es'] as const)(
  'calls what every training is told by words that fit beside it in %s',
  async (tag) => {
    await speakAll(tag);
    const { training } = fetchedText.methods;
    const labels = (['lambdaJ', 'lambdaS', 'lambdaG', 'steps', 'lr', 'batch', 'layers', 'quantile'] as const).map(
      (name) => training[name].label,
    );
    // So many letters of 14 pixels take the 112 pixels of their column, in the wider fonts too.
    expect(labels.filter((label) => label.length > 15)).toEqual([]);
  },
);
