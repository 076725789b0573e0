import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fetchedText } from '@/text/fetched';
import { speakAll } from '@/text/testing/speak-all';
import { contactSheet } from './contact-sheet';
import type { SheetRow } from './sheet';

interface Written {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Where it would be squeezed. */
  readonly most: number | undefined;
}

/** What was written on the sheet by its second drawing, all letters being as wide. */
const LETTER = 7;
const widthOf = (text: string) => LETTER * text.length;
let drawings: Written[] = [];

beforeEach(() => {
  drawings = [];
  const context = {
    measureText: (text: string) => ({ width: widthOf(text) }),
    fillText: (text: string, x: number, y: number, most?: number) => drawings.push({ text, x, y, most }),
    fillRect: () => undefined,
    drawImage: () => undefined,
    scale: () => undefined,
  };
  vi.stubGlobal('document', { createElement: () => ({ width: 0, height: 0, getContext: () => context }) });
});

afterEach(async () => {
  vi.unstubAllGlobals();
  await speakAll('en');
});

function written(rows: readonly SheetRow[]) {
  const { facts, sheet } = fetchedText.sharing;
  contactSheet({
    facts: [
      { label: facts.picture, value: 'cat.png' },
      { label: facts.explained, value: facts.explains('predicted', undefined) },
    ],
    ...{ rows, crispPixels: false, link: 'https://example.org/#a=1', citation: sheet.title, qr: undefined },
  });
  return drawings.slice(drawings.length / 2);
}

const row = (...titles: readonly string[]): SheetRow => ({
  name: 'Standard',
  pictures: titles.map((title) => ({
    title,
    lines: [fetchedText.sharing.sheet.moved({ spearman: 0.36, ssim: 0.07, top10: 0.18, flat: 'none' })],
    canvas: { width: 32, height: 32 } as HTMLCanvasElement,
  })),
});

it.each(['en', 'de', 'es'] as const)('writes no label into its value in %s', async (tag) => {
  await speakAll(tag);
  const lines = written([row('Gradient')]);
  const { explained } = fetchedText.sharing.facts;
  const label = lines.find(({ text }) => text === explained)!;
  const value = lines.find(({ text }) =>
    text.startsWith(fetchedText.sharing.facts.explains('predicted', '').slice(0, 8)),
  )!;
  expect(value.x).toBeGreaterThanOrEqual(label.x + widthOf(explained) + LETTER);
});

it.each(['en', 'de', 'es'] as const)('squeezes no line of a cell in %s, and breaks no number', async (tag) => {
  await speakAll(tag);
  const lines = written([row('Gradient', 'A title of more words than there is room for')]);
  // From the left edge of the first cell to that of the second.
  const [first, second] = ['Gradient', 'A title of '].map((start) => lines.find(({ text }) => text.startsWith(start))!);
  const cell = second!.x - first!.x - 16;
  const inCells = lines.filter(
    ({ x, y }) => (x === first!.x || x === second!.x) && y >= first!.y && y < lines.at(-2)!.y - 30,
  );
  expect(inCells.length).toBeGreaterThan(6);
  for (const { text, most } of inCells) {
    expect(widthOf(text.trimEnd()), text).toBeLessThanOrEqual(cell);
    expect(most, text).toBeUndefined();
  }
  const joined = inCells.map(({ text }) => text.trimEnd());
  for (const part of fetchedText.sharing.sheet
    .moved({ spearman: 0.36, ssim: 0.07, top10: 0.18, flat: 'none' })
    .split(', '))
    expect(
      joined.some((line) => line.includes(part)),
      part,
    ).toBe(true);
});

it('draws the pictures of a row at one height, whatever their titles take', () => {
  const heights: number[] = [];
  const context = document.createElement('canvas').getContext('2d')!;
  context.drawImage = (_: CanvasImageSource, __: number, y: number) => void heights.push(y);
  written([row('Gradient', 'A title of more words than there is room for in a cell of two hundred pixels')]);
  expect(heights).toHaveLength(4);
  expect(new Set(heights).size).toBe(1);
});
