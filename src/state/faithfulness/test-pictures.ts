import type { Sample } from '@/domain/samples';
import type { LabelledBytes } from '@/domain/training/data';
import { readSample } from '../picture-intake';
import type { Platform } from '../platform';
import { BUNDLED_FOLDER } from '../training/training-start';
import type { SourcePicture } from '../types';
import type { TestPictures } from './types';

/** A picture to judge maps on. */
export type TestPicture = Pick<SourcePicture, 'kind' | 'name' | 'pixels'>;

/** The pictures that a comparison is made on, in their order: each is read when its turn comes, so that memory holds one. */
export interface TestSet {
  readonly total: number;
  /** Rejects where it cannot be had, or when `signal` fires. */
  readonly read: (at: number, signal: AbortSignal) => Promise<TestPicture>;
}

/** What a comparison is made on. Rejects where it cannot be had, or when `signal` fires. */
export async function testSet(
  from: TestPictures,
  { picture, samples }: { readonly picture?: SourcePicture | undefined; readonly samples: readonly Sample[] },
  { baseUrl, dataClient, decodeTestPicture, fetchFile }: Platform,
  signal: AbortSignal,
): Promise<TestSet> {
  switch (from.kind) {
    case 'picture':
      return inMemory(picture ? [picture] : []);
    case 'bundled':
      return inMemory(strip(await dataClient.readHeldOut(new URL(BUNDLED_FOLDER, baseUrl).href, signal), from.count));
    case 'samples':
      return {
        total: Math.min(from.count, samples.length),
        read: async (at, signal) => {
          const { pixels } = await readSample(samples[at]!, fetchFile, decodeTestPicture, signal);
          return { kind: 'sample', name: samples[at]!.id, pixels };
        },
      };
    case 'files':
      return {
        total: from.files.length,
        read: async (at, signal) => {
          const file = from.files[at]!;
          return { kind: 'own', name: file.name, pixels: (await decodeTestPicture(file, file.name, signal)).pixels };
        },
      };
    default:
      return from satisfies never;
  }
}

function inMemory(pictures: readonly TestPicture[]): TestSet {
  return { total: pictures.length, read: async (at) => pictures[at]! };
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
