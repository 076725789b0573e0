import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BlobWriter, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';

/** Packs the built page and a readme for its host into one zip, in which all is in the folder `limelight`. */
export async function zipPage(folder: string, readme: string, zip: string): Promise<void> {
  const writer = new ZipWriter(new BlobWriter('application/zip'), { useWebWorkers: false });
  const add = (name: string, content: Uint8Array) => writer.add(`limelight/${name}`, new Uint8ArrayReader(content));
  await add('README.txt', readFileSync(readme));
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, file);
    if (statSync(path).isFile()) await add(file.replaceAll('\\', '/'), readFileSync(path));
  }
  const packed = await writer.close();
  writeFileSync(zip, new Uint8Array(await packed.arrayBuffer()));
}
