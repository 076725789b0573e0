import type { Sample } from '@/domain/samples';
import type { LabelledBytes } from '@/domain/training/data';
import { readSample } from '../picture-intake';
import type { Platform } from '../platform';
import { BUNDLED_FOLDER } from '../training/training-start';
import type { SourcePicture } from '../types';
import type { TestPictures } from './types';

/** A picture to judge maps on. */
export type TestPicture = Pick<SourcePicture, 'kind' | 'name' | 'pixels'>;

/** Reads the pictures that a comparison is made on, in their order. Rejects where one cannot be had, or when `signal` fires. */
export async function readTestPictures(
  from: TestPictures,
  { picture, samples }: { readonly picture?: SourcePicture | undefined; readonly samples: readonly Sample[] },
  { baseUrl, dataClient, decodeTestPicture, fetchFile }: Platform,
  signal: AbortSignal,
): Promise<readonly TestPicture[]> {
  switch (from.kind) {
    case 'picture':
      return picture ? [picture] : [];
    case 'bundled':
      return strip(await dataClient.readHeldOut(new URL(BUNDLED_FOLDER, baseUrl).href, signal), from.count);
    case 'samples': {
      const found: TestPicture[] = [];
      for (const sample of samples.slice(0, from.count)) {
        const { pixels } = await readSample(sample, fetchFile, decodeTestPicture, signal);
        found.push({ kind: 'sample', name: sample.id, pixels });
      }
      return found;
    }
    case 'files': {
      const found: TestPicture[] = [];
      for (const file of from.files)
        found.push({ kind: 'own', name: file.name, pixels: (await decodeTestPicture(file, file.name, signal)).pixels });
      return found;
    }
    default:
      return from satisfies never;
  }
}

/** Square pictures, one below the other. */
function strip({ pixels, labels }: LabelledBytes, count: number): TestPicture[] {
  const values = pixels.length / labels.length;
  const side = Math.sqrt(values / 3);
  return Array.from({ length: Math.min(count, labels.length) }, (_, i) => ({
    kind: 'own',
    name: `CIFAR-10, ${i + 1}`,
    pixels: {
      width: side,
      height: side,
      data: Float32Array.from(pixels.subarray(i * values, (i + 1) * values), (value) => value / 255),
    },
  }));
}
