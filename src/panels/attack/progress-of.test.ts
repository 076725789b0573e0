import { describe, expect, it } from 'vitest';
import type { Cell, Column } from '@/state/types';
import { progressOf } from './progress-of';

const idle: Cell<never> = { stale: false, busy: false };
const pixels = { width: 1, height: 1, data: Float32Array.of(0, 0, 0) };

function columnWith(attacked: Column['attacked'], other: Partial<Column> = {}): Column {
  return {
    modelId: 'a',
    label: 'A',
    lacks: {},
    clean: idle,
    attacked,
    playback: idle,
    activations: { stale: false, busy: false },
    synthesis: { stale: false, busy: false },
    overEpsilon: idle,
    maps: [],
    ...other,
  };
}

describe('progressOf', () => {
  const running = columnWith({ stale: false, busy: true, progress: { step: 3, total: 10 } });
  const finished = columnWith({
    stale: false,
    busy: false,
    value: { pixels, clean: pixels, source: 'a', attack: 'pgd' },
  });
  const stopped = columnWith({
    stale: true,
    busy: false,
    value: { pixels, clean: pixels, source: 'a', attack: 'pgd' },
  });

  it('adds the steps of running attacks', () => {
    const other = columnWith({ stale: false, busy: true, progress: { step: 3, total: 10 } });
    expect(progressOf([running, other])).toEqual({ step: 6, total: 20, busy: true, done: false, stopped: false });
  });

  it('counts one attack once that several columns show, and none where it cannot be shown', () => {
    expect(progressOf([running, running])).toMatchObject({ step: 3, total: 10 });
    expect(progressOf([finished, columnWith(idle, { obstacle: 'size' })])).toMatchObject({ done: true });
  });

  it('is done when every attack is', () => {
    expect(progressOf([finished, finished])).toMatchObject({ busy: false, done: true, stopped: false });
    expect(progressOf([finished, columnWith(idle)])).toMatchObject({ done: false });
    expect(progressOf([])).toMatchObject({ done: false });
  });

  it('tells a stopped attack from a running one', () => {
    expect(progressOf([finished, stopped])).toMatchObject({ done: false, stopped: true });
    expect(progressOf([running, stopped])).toMatchObject({ busy: true, stopped: false });
  });

  it('leaves out models that are not there', () => {
    const failure = { code: 'model-missing', reason: 'none-brought', details: {} } as const;
    expect(progressOf([finished, columnWith(idle, { failure })])).toMatchObject({ done: true });
  });
});
