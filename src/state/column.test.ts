import { expect, it } from 'vitest';
import { centre } from '@/domain/crop';
import type { ModelOutline } from '@/domain/model-outline';
import { changed, failed, fitted, loading, newColumn } from './column';
import type { SourcePicture } from './types';

const outline: ModelOutline = {
  ...{ id: 'small', family: 'cifar10', label: 'Small', summary: '', inputShape: [4, 4, 3] },
  ...{ parameters: 1, weightBytes: 1, measurements: [], limits: [] },
};
const picture: SourcePicture = {
  ...{ kind: 'sample', id: 'grey', name: 'Grey', notes: [] },
  pixels: { width: 8, height: 6, data: new Float32Array(8 * 6 * 3).fill(0.5) },
};
const failure = { code: 'model-missing', reason: 'none-brought', details: {} } as const;

it('gives a picture to a column as soon as the size is known, from the outline alone', () => {
  expect(fitted(newColumn('small', outline), picture, centre).pixels).toMatchObject({ width: 4, height: 4 });
  expect(fitted(newColumn('unknown', undefined), picture, centre).pixels).toBeUndefined();
});

it('is either loading or failed, never both', () => {
  const column = newColumn('small', outline);
  expect(failed(column, failure)).toMatchObject({ failure });
  expect(failed(column, failure)).not.toHaveProperty('loading');
  expect(loading(failed(column, failure))).not.toHaveProperty('failure');
});

it('keeps the array where a change changes nothing, so that nobody draws again', () => {
  const columns = [newColumn('a', undefined), newColumn('b', undefined)];
  expect(changed(columns, 'b', (column) => column)).toBe(columns);
  expect(changed(columns, 'gone', (column) => failed(column, failure))).toBe(columns);
  const after = changed(columns, 'b', (column) => failed(column, failure));
  expect(after[0]).toBe(columns[0]);
  expect(after[1]).toMatchObject({ modelId: 'b', failure });
});
