import { describe, expect, it } from 'vitest';
import type { Failure } from '@/domain/errors';
import { defaultScene } from '@/domain/scene/schema';
import { newColumn } from './column';
import { emptyMap } from './jobs/keeper';
import { pageStatus } from './status';
import type { Cell, Column, LimelightState, SourcePicture } from './types';

const failure: Failure = { code: 'model-missing', reason: 'none-brought', details: {} };
const loadingColumn = newColumn('m', undefined);
const { loading: _, ...column } = loadingColumn;
const pixels = { width: 1, height: 1, data: new Float32Array(3) };
const picture: SourcePicture = { kind: 'sample', id: 'cat', name: 'cat', notes: [], pixels };

function statusOf(change: Partial<LimelightState>): LimelightState['status'] {
  return pageStatus({
    ...{ scene: defaultScene, models: new Map(), cards: new Map(), samples: [], notices: [], status: 'idle' },
    ...{
      ownPictures: [],
      transferOpen: false,
      transfer: [],
      playbackOpen: false,
      epsilonOpen: false,
      canUndo: false,
      canRedo: false,
    },
    ...{ engine: 'running', pictureLoading: false, picture, columns: [column, column] },
    ...change,
  });
}

describe('pageStatus', () => {
  it('is ready when everything is there, whatever messages wait to be dismissed', () => {
    expect(statusOf({})).toBe('idle');
    expect(statusOf({ notices: [{ id: 1, failure, aboutFile: true }] })).toBe('idle');
  });

  it('waits for the new weights of a model', () => {
    expect(statusOf({ columns: [column, { ...column, renewing: true }] })).toBe('busy');
  });

  const expectWaits = (withCell: (cell: Cell<never>) => Column) => {
    expect(statusOf({ columns: [column, withCell({ stale: false, busy: true })] })).toBe('busy');
    expect(statusOf({ columns: [column, withCell({ stale: false, busy: false, failure })] })).toBe('error');
  };

  it.each(['clean', 'attacked'] as const)('waits for %s, and is not ready where it failed', (name) =>
    expectWaits((cell) => ({ ...column, [name]: cell })),
  );

  it.each(['clean', 'attacked', 'shift'] as const)(
    'waits for %s of every explanation, and is not ready where it failed',
    (name) => {
      for (const index of [0, 1, 2])
        expectWaits((cell) => {
          const maps = [emptyMap, emptyMap, emptyMap].with(index, { ...emptyMap, [name]: cell });
          return { ...column, maps };
        });
    },
  );

  it('is not ready where one column of several failed, but works on as long as another one does', () => {
    const broken: Column = { ...column, failure };
    expect(statusOf({ columns: [column, broken] })).toBe('error');
    expect(statusOf({ columns: [loadingColumn, broken] })).toBe('loading');
  });

  it('is not ready without a picture, an engine, or while either is on its way', () => {
    const { picture: __, ...nothing } = { picture };
    expect(
      pageStatus({ ...nothing, engine: 'running', pictureLoading: false, columns: [column], transfer: [] } as never),
    ).toBe('error');
    expect(statusOf({ engine: 'failed' })).toBe('error');
    expect(statusOf({ engine: 'starting' })).toBe('loading');
    expect(statusOf({ pictureLoading: true })).toBe('loading');
  });
});

it('waits for the transfer matrix where it is looked at', () => {
  const ends = { source: 'a', victim: 'b', stopped: false };
  expect(statusOf({ transfer: [{ ...ends, busy: true }] })).toBe('busy');
  expect(statusOf({ transfer: [{ ...ends, busy: false, failure }] })).toBe('error');
  expect(statusOf({ transfer: [{ ...ends, busy: false, obstacle: 'size' }] })).toBe('idle');
});
