import type { Pixels } from '@/domain/picture';
import { Cancelled, type EngineClient } from '@/worker/client';
import type { Column, SavedAttack } from './types';

/** A picture as a file, and as whoever opens that file sees it. */
export interface SavedPicture {
  readonly file: Blob;
  readonly pixels: Pixels;
}

/**
 * A picture as a PNG of 8 bits a colour, opened again: every value is rounded to the nearest 255th, so what an attack
 * changed by less than half of one is lost.
 */
export async function savedPicture({ width, height, data }: Pixels): Promise<SavedPicture> {
  const { encode, decode } = await import('fast-png');
  const png = encode({ width, height, depth: 8, channels: 3, data: Uint8Array.from(data, (v) => Math.round(v * 255)) });
  const opened = decode(png);
  return {
    file: new Blob([Uint8Array.from(png)], { type: 'image/png' }),
    pixels: { width: opened.width, height: opened.height, data: Float32Array.from(opened.data, (v) => v / 255) },
  };
}

/** A column's attacked picture as such a file, and what the column's model says of it. */
export async function saveAttacked(
  column: Pick<Column, 'modelId' | 'attacked'> | undefined,
  client: Pick<EngineClient, 'request'> | undefined,
): Promise<SavedAttack> {
  const attacked = column?.attacked.value;
  if (!column || !attacked || !client) throw new Cancelled();
  const { file, pixels } = await savedPicture(attacked.pixels);
  return { file, prediction: await client.request('predict', { modelId: column.modelId, pixels }) };
}
