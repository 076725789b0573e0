import '@tensorflow/tfjs-backend-cpu';
import { io } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { bytesEndToEnd } from '@/domain/end-to-end';
import type { WeightEntry } from './layers-schema';
import { decodeGroup } from './weights';

/** Every pattern of 16 bits, as the bytes of a file. */
const everyWord = new Uint8Array(Uint16Array.from({ length: 2 ** 16 }, (_, word) => word).buffer);
const isFiniteHalf = (word: number) => (word & 0x7c00) !== 0x7c00;
const finiteHalves = new Uint8Array(
  Uint16Array.from({ length: 2 ** 16 }, (_, word) => word).filter(isFiniteHalf).buffer,
);
const floats = new Uint8Array(Float32Array.of(1, -0, 1e-40, 3.4e38, -2.5).buffer);
const integers = new Uint8Array(Int32Array.of(-1, 0, 7, 2 ** 24 + 2).buffer);
const steps = { scale: 0.0123, min: -1.7 };

/** As they are stored: bytes, bytes a number, type, quantisation. */
const storages: [string, Uint8Array, number, Pick<WeightEntry, 'dtype' | 'quantization'>][] = [
  ['float32', floats, 4, { dtype: 'float32' }],
  ['int32', integers, 4, { dtype: 'int32' }],
  ['every finite half', finiteHalves, 2, { dtype: 'float32', quantization: { dtype: 'float16' } }],
  ['every step of 16 bits', everyWord, 2, { dtype: 'float32', quantization: { dtype: 'uint16', ...steps } }],
  [
    'every step of 8 bits',
    everyWord.slice(0, 512),
    1,
    { dtype: 'float32', quantization: { dtype: 'uint8', ...steps } },
  ],
];

describe('weights as they are stored', () => {
  // After a number that takes one byte: nothing in a file need lie at a multiple of its length.
  it.each(storages)('are the numbers that the core reads: %s', (_, bytes, width, storage) => {
    const weights: WeightEntry[] = [
      { name: 'flag', shape: [1], dtype: 'bool' },
      { name: 'kernel', shape: [bytes.length / width], ...storage },
    ];
    const file = bytesEndToEnd([Uint8Array.of(1), bytes]);
    const read = io.decodeWeights(file.buffer, weights as io.WeightsManifestEntry[]);
    const decoded = decodeGroup({ paths: ['shard'], weights }, [file]);
    for (const { name } of weights) {
      expect(decoded.get(name)!.values).toEqual(Float32Array.from(read[name]!.dataSync()));
      read[name]!.dispose();
    }
  });

  it('are refused where one is not finite, by its place', () => {
    const weights: WeightEntry[] = [
      { name: 'kernel', shape: [3], dtype: 'float32', quantization: { dtype: 'float16' } },
    ];
    const halves = Uint16Array.of(0x3c00, 0x7c00, 0x7e00);
    expect(() => decodeGroup({ paths: ['shard'], weights }, [new Uint8Array(halves.buffer)])).toThrow(
      expect.objectContaining({ reason: 'weight-not-finite', details: { weight: 'kernel', index: 1 } }),
    );
  });
});
