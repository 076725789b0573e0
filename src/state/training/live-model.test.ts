import { describe, expect, it } from 'vitest';
import { ownCard } from '@/domain/testing/own-card';
import { newColumn } from '../column';
import { emptyMap } from '../jobs/keeper';
import type { Column, MapCells } from '../types';
import { withFrame } from './film-strip';
import { LiveModel } from './live-model';
import type { TrainingFrame } from './types';

const prediction = (label: number) => ({
  label,
  logits: Float32Array.of(1),
  probabilities: Float32Array.of(1),
  independent: false,
});
const map = {
  method: 'gradient',
  params: {},
  signed: true,
  width: 1,
  height: 1,
  channels: 1,
  target: 0,
  noise: 0,
  data: Float32Array.of(1),
};
const { loading: _, ...blank } = newColumn('own-training', undefined);
const shown = <T>(value: T) => ({ value, stale: false, busy: false });
const mapped: MapCells = { ...emptyMap, clean: shown(map) };
/** The column with the predictions of the revision of that step. */
const complete = (step: number): Column => ({ ...blank, clean: shown(prediction(step)), maps: [mapped] });
const busy: Column = { ...blank, clean: { stale: false, busy: true } };

/** A page whose column is what the test says. */
function bench() {
  const log: string[] = [];
  const frames: TrainingFrame[] = [];
  const page = {
    column: undefined as Column | undefined,
    attackOn: false,
    time: 0,
  };
  const live = new LiveModel(
    {
      show: ({ network }) => log.push(`show ${network.input.name}`),
      renew({ network }) {
        log.push(`renew ${network.input.name}`);
        if (page.column) page.column = { ...page.column, renewing: true };
      },
      column: () => page.column,
      get attackOn() {
        return page.attackOn;
      },
    },
    (frame) => frames.push(frame),
    () => page.time,
  );
  const offer = (step: number) =>
    live.offer({
      step,
      model: { card: ownCard, network: { input: { name: String(step), shape: [1] }, operations: [] } },
    });
  /** The page becomes this, and the model looks at it. */
  const become = (change: Partial<typeof page>) => {
    Object.assign(page, change);
    live.look();
  };
  return { live, log, frames, offer, become };
}

describe('the model under training on the page', () => {
  it('shows the first revision, then the newest when the page is done with it (fails if they queue)', () => {
    const { log, offer, become } = bench();
    offer(0);
    become({ column: busy });
    offer(10);
    offer(20);
    offer(30);
    expect(log).toEqual(['show 0']);
    become({ column: complete(0) });
    expect(log).toEqual(['show 0', 'renew 30']);
  });

  it('takes a frame of every revision once its cells are complete, never of the weights before', () => {
    const { frames, offer, become } = bench();
    offer(0);
    become({ column: busy });
    become({ column: complete(0) });
    offer(10);
    become({});
    become({ column: busy });
    expect(frames.map(({ step }) => step)).toEqual([0]);
    become({ column: complete(10) });
    become({});
    expect(frames.map(({ step, prediction: { label } }) => [step, label])).toEqual([
      [0, 0],
      [10, 10],
    ]);
  });

  it('rests twice as long as a revision took, unless training stands still', () => {
    const { live, log, offer, become } = bench();
    offer(0);
    become({ column: busy });
    become({ column: complete(0), time: 500 });
    become({ time: 1400 });
    offer(10);
    expect(log).toEqual(['show 0']);
    become({ time: 1500 });
    expect(log).toEqual(['show 0', 'renew 10']);
    become({ column: busy });
    become({ column: complete(10), time: 9500 });
    offer(20);
    live.flush();
    expect(log.at(-1)).toBe('renew 20');
  });

  it('counts what a person changes for what it takes, not for all the time since the last revision', () => {
    const { log, offer, become } = bench();
    offer(0);
    become({ column: busy });
    become({ column: complete(0), time: 500 });
    offer(10);
    become({ column: busy, time: 1400 });
    become({ column: complete(0), time: 1450 });
    become({ time: 1549 });
    expect(log).toEqual(['show 0']);
    become({ time: 1550 });
    expect(log).toEqual(['show 0', 'renew 10']);
  });

  it('shows the last revision at once when training stands still while the one before is on its way', () => {
    const { live, log, offer, become } = bench();
    offer(0);
    become({ column: busy });
    offer(10);
    live.flush();
    expect(log).toEqual(['show 0']);
    become({ column: complete(0), time: 500 });
    expect(log).toEqual(['show 0', 'renew 10']);
    // Once: what trains on again rests as before.
    become({ column: busy });
    offer(20);
    become({ column: complete(10), time: 900 });
    expect(log).toEqual(['show 0', 'renew 10']);
  });

  it('goes on where a cell failed or was stopped, without a frame', () => {
    const { log, frames, offer, become } = bench();
    offer(0);
    become({ column: busy });
    offer(10);
    become({
      column: { ...blank, clean: shown(prediction(0)), maps: [{ ...emptyMap, clean: { stale: true, busy: false } }] },
    });
    expect(log).toEqual(['show 0', 'renew 10']);
    expect(frames).toEqual([]);
  });

  it('waits for the attacked half while the attack is on', () => {
    const { frames, offer, become } = bench();
    offer(0);
    become({ attackOn: true, column: complete(0) });
    expect(frames).toEqual([]);
    const pixels = { width: 1, height: 1, data: new Float32Array(3) };
    become({
      column: {
        ...complete(0),
        attacked: shown({ pixels, clean: pixels, source: 'a', attack: 'pgd', prediction: prediction(3) }),
      },
    });
    expect(frames).toMatchObject([{ step: 0, attacked: { prediction: { label: 3 } } }]);
  });

  it('keeps at most sixty frames, the first, the newest, and the others evenly', () => {
    let strip: readonly TrainingFrame[] = [];
    for (let step = 0; step <= 1000; step++) strip = withFrame(strip, { step, prediction: prediction(0), map });
    expect([strip.length, strip[0]?.step, strip.at(-1)?.step]).toEqual([60, 0, 1000]);
    const gaps = strip.slice(1).map(({ step }, i) => step - strip[i]!.step);
    expect(Math.max(...gaps)).toBeLessThan(50);
    expect(withFrame(strip, { step: 1000, prediction: prediction(7), map }).at(-1)?.prediction.label).toBe(7);
  });
});
