import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Run } from '@/engine/method';
import { finish } from '@/engine/run';

/** Writes each value into `folder`: typed arrays as little-endian float32, anything else as JSON. */
export async function writeResults(folder: string, files: Readonly<Record<string, unknown>>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, value] of Object.entries(files))
    await writeFile(
      path.join(folder, name),
      value instanceof Float32Array ? littleEndian(value) : `${JSON.stringify(value, null, 1)}\n`,
    );
}

/** Runs to the end, the share done shown on the terminal (nothing where there is none). */
export async function withProgress<Result>(run: Run<Result>): Promise<Result> {
  const { stderr } = process;
  if (!stderr.isTTY) return finish(run);
  const result = await finish(run, ({ step, total }) => stderr.write(`\r${Math.floor(step)} of ${total} pictures`));
  stderr.write('\r\x1b[K');
  return result;
}

/** Two columns, the first padded to the longest. */
export function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `${label.padEnd(width)}  ${value}`).join('\n');
}

function littleEndian(values: Float32Array): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, i) => bytes.writeFloatLE(value, i * 4));
  return bytes;
}
