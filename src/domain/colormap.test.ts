import { interpolateInferno } from 'd3-scale-chromatic';
import { describe, expect, it } from 'vitest';
import { COLOR_TABLE_SIZE, colorTable } from './colormap';

function colorAt(name: 'sequential' | 'diverging', index: number): number[] {
  return [...colorTable(name).slice(index * 3, index * 3 + 3)];
}

/** Relative luminance of an sRGB colour (WCAG 2). */
function luminance(rgb: number[]): number {
  const [r, g, b] = rgb.map((byte) => ((byte / 255 + 0.055) / 1.055) ** 2.4) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe('colour maps', () => {
  it('puts zero of the diverging map at an exact grey', () => {
    expect(colorAt('diverging', (COLOR_TABLE_SIZE - 1) / 2)).toEqual([247, 247, 247]);
  });

  it('follows inferno to 3 of 255, which no eye tells', () => {
    for (let i = 0; i < COLOR_TABLE_SIZE; i++) {
      const hex = Number.parseInt(interpolateInferno(i / (COLOR_TABLE_SIZE - 1)).slice(1), 16);
      const there = [(hex >> 16) & 255, (hex >> 8) & 255, hex & 255];
      expect(Math.max(...colorAt('sequential', i).map((byte, c) => Math.abs(byte - there[c]!)))).toBeLessThanOrEqual(3);
    }
  });

  it('has a blue low end and a red high end', () => {
    const [low, high] = [colorAt('diverging', 0), colorAt('diverging', COLOR_TABLE_SIZE - 1)];
    expect(low[2]).toBeGreaterThan(low[0]!);
    expect(high[0]).toBeGreaterThan(high[2]!);
  });

  it('rises in lightness along the sequential map, and falls from the middle of the diverging one', () => {
    for (let i = 8; i < COLOR_TABLE_SIZE; i += 8) {
      expect(luminance(colorAt('sequential', i))).toBeGreaterThan(luminance(colorAt('sequential', i - 8)));
      const rising = i <= 128;
      const step = luminance(colorAt('diverging', i)) - luminance(colorAt('diverging', i - 8));
      expect(rising ? step : -step).toBeGreaterThan(0);
    }
  });
});
