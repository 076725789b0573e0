import { describe, expect, it } from 'vitest';
import { defaultScene, type Scene } from '@/domain/scene/schema';
import { newColumn } from '@/state/column';
import { emptyMap } from '@/state/jobs/keeper';
import type { Column, ExplainedMap, LimelightState } from '@/state/types';
import { asMeasured, displayOf, ownLimit, sharedLimit } from './map-display';

describe('map display', () => {
  const map: ExplainedMap = {
    method: 'gradient',
    params: {},
    signed: true,
    width: 2,
    height: 1,
    channels: 1,
    data: Float32Array.of(-4, 2),
    target: 0,
    noise: 0,
  };

  it('works a map out once, with the signs that its method means', () => {
    expect(displayOf(map, asMeasured)).toBe(displayOf(map, asMeasured));
    expect([...displayOf(map, asMeasured).values]).toEqual([-4, 2]);
    expect([...displayOf({ ...map, signed: false }, asMeasured).values]).toEqual([4, 2]);
  });

  it('ends a scale at the percentile of the magnitude', () => {
    expect(ownLimit(map, { signs: false, clipPercentile: 100 })).toBe(4);
    expect(ownLimit(map, { signs: false, clipPercentile: 50 })).toBe(3);
  });

  it('adds the colours of a pixel up by their magnitudes, or by their signs where these are to be seen', () => {
    const colours = { ...map, channels: 3, data: Float32Array.of(-4, 1, 1, 3, -1, 0) };
    const seen = (signs: boolean) => {
      const { values, signed, min, max } = displayOf(colours, { signs });
      return { values: [...values], signed, min, max, limit: ownLimit(colours, { signs, clipPercentile: 100 }) };
    };
    expect(seen(false)).toEqual({ values: [6, 4], signed: false, min: 4, max: 6, limit: 6 });
    expect(seen(true)).toEqual({ values: [-2, 2], signed: true, min: -2, max: 2, limit: 2 });
    // Of a method without signs there are none to be seen.
    expect([...displayOf({ ...colours, signed: false }, { signs: true }).values]).toEqual([6, 4]);
  });

  it('gives maps of one explanation a scale, of one model or of all, and those of another none of it', () => {
    const cell = (factor: number) => ({
      value: { ...map, data: map.data.map((value) => factor * value) },
      stale: false,
      busy: false,
    });
    const column = (modelId: string, ...factors: readonly (readonly [number, number])[]): Column => ({
      ...newColumn(modelId, undefined),
      maps: factors.map(([clean, attacked]) => ({ ...emptyMap, clean: cell(clean), attacked: cell(attacked) })),
    });
    const columns = [column('a', [1, 2], [100, 50]), column('b', [3, 1], [25, 75])];
    const limits = (scale: Scene['view']['scale'], on: boolean) => {
      const view = { ...defaultScene.view, scale, clipPercentile: 100 };
      const scene: Scene = { ...defaultScene, view, attack: { ...defaultScene.attack, on } };
      return [0, 1].flatMap((index) =>
        columns.map(({ modelId }) => sharedLimit({ columns, scene } as unknown as LimelightState, index, modelId)),
      );
    };
    expect(limits('model', true)).toEqual([8, 12, 400, 300]);
    expect(limits('model', false)).toEqual([4, 12, 400, 100]);
    expect(limits('shared', true)).toEqual([12, 12, 400, 400]);
  });
});
