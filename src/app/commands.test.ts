import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchedText } from '@/text/fetched';
import { speakAll } from '@/text/testing/speak-all';
import { ownKeys, pageCommands, shortcutOf } from './commands';

const strokes = [...pageCommands.flatMap(({ shortcuts = [] }) => shortcuts), ...Object.values(ownKeys).flat()];

it('no two commands have one name or share a key (fails if one is given twice)', () => {
  expect(strokes.length).toBeGreaterThan(10);
  expect(new Set(strokes).size).toBe(strokes.length);
  expect(new Set(pageCommands.map(({ id }) => id)).size).toBe(pageCommands.length);
});

it('no shortcut is a letter or a sign by itself (WCAG 2.1.4)', () => {
  const shortcuts = pageCommands.flatMap(({ shortcuts = [] }) => shortcuts);
  expect(shortcuts.filter((stroke) => !stroke.startsWith('Mod+'))).toEqual([]);
});

const plain = { ctrlKey: false, metaKey: false, shiftKey: false };

it.each([
  [{ ...plain, key: 'a' }, 'A'],
  [{ ...plain, key: 'A', shiftKey: true }, 'Shift+A'],
  [{ ...plain, key: '/', ctrlKey: true, shiftKey: true }, 'Mod+/'],
  [{ ...plain, key: 'Enter', metaKey: true }, 'Mod+Enter'],
  [{ ...plain, key: 'k', metaKey: true }, 'Mod+K'],
  [{ ...plain, key: 'Z', ctrlKey: true, shiftKey: true }, 'Mod+Shift+Z'],
])('the stroke %j is %s', (stroke, name) => expect(shortcutOf(stroke)).toBe(name));

describe.each(['en', 'de', 'es'] as const)('in %s', (tag) => {
  beforeAll(() => speakAll(tag));
  afterAll(() => speakAll('en'));

  it('every command has words of its own, and every key that something takes', () => {
    const said = [...pageCommands.map(({ words }) => words()), ...Object.values(fetchedText.commands.ownKeys)];
    for (const words of said) expect(words).toMatch(/^\p{Lu}.{3,}/u);
    expect(new Set(said).size).toBe(said.length);
    expect(Object.keys(fetchedText.commands.ownKeys)).toEqual(Object.keys(ownKeys));
  });
});
