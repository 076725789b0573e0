import { describe, expect, it } from 'vitest';
import { savedPicture } from './saved-picture';

describe('savedPicture', () => {
  it('keeps every 255th, and loses what is less than half of one', async () => {
    const levels = Float32Array.from({ length: 256 * 3 }, (_, i) => Math.floor(i / 3) / 255);
    const moved = levels.map((v) => Math.min(1, v + 0.49 / 255));
    const { file, pixels } = await savedPicture({ width: 16, height: 16, data: moved });
    expect(file.type).toBe('image/png');
    expect([...new Uint8Array(await file.arrayBuffer()).subarray(1, 4)]).toEqual(
      [...'PNG'].map((c) => c.charCodeAt(0)),
    );
    expect([pixels.width, pixels.height]).toEqual([16, 16]);
    expect(pixels.data).toEqual(levels);
  });

  it('keeps what an attack changed by more', async () => {
    const data = Float32Array.of(100.6, 50, 20.4).map((v) => v / 255);
    const { pixels } = await savedPicture({ width: 1, height: 1, data });
    expect([...pixels.data].map((v) => Math.round(v * 255))).toEqual([101, 50, 20]);
  });
});
