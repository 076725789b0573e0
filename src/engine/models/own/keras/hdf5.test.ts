/** `numbers.h5` holds (i − 30) / 8 for i = 0 … 59 in every way; made by `models/recipes/keras_fixtures.py`. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Dataset, File } from 'jsfive';
import { describe, expect, it, vi } from 'vitest';
import { openHdf5 } from './hdf5';

describe('numbers in an HDF5 file', async () => {
  const { buffer } = new Uint8Array(await readFile(path.join(import.meta.dirname, '../fixtures/hdf5/numbers.h5')));
  const { numbers } = openHdf5(buffer);
  const expected = Float32Array.from({ length: 60 }, (_, i) => (i - 30) / 8);

  it.each(['<f2', '<f4', '<f8', '>f4', 'chunked', 'compressed'])('stored as %s are read as they are', (name) => {
    expect(numbers.get(name)!.shape).toEqual([3, 4, 5]);
    expect(numbers.get(name)!.read()).toEqual(expected);
  });

  it('may be whole, few, or none', () => {
    expect(numbers.get('<i4')!.read()).toEqual(expected.map((value) => 8 * value));
    expect(numbers.get('scalar')!.read()).toEqual(Float32Array.of(2.5));
    expect(numbers.get('empty')!.read()).toEqual(new Float32Array());
    expect(numbers.get('enumerated')!.read()).toEqual(Float32Array.of(1, 0));
  });

  it.each(['<f2', '<f4', '<f8'])('stored as %s in one piece are sliced, not read one by one', (name) => {
    const given = new File(buffer, 'numbers').get(name) as Dataset;
    expect(numbers.get(name)!.read()).toEqual(Float32Array.from(given.value, Number));
    const oneByOne = vi.spyOn(Dataset.prototype, 'value', 'get');
    numbers.get(name)!.read();
    expect(oneByOne).not.toHaveBeenCalled();
    numbers.get('chunked')!.read();
    expect(oneByOne).toHaveBeenCalledOnce();
    oneByOne.mockRestore();
  });
});
