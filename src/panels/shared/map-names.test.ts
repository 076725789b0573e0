import { expect, it } from 'vitest';
import { defaultScene, type Scene } from '@/domain/scene/schema';
import type { LimelightState } from '@/state/types';
import { mapHandle, mapName } from './map-names';

const samples = { kind: 'number', default: 25, min: 1, max: 99, step: 1 } as const;
const score = { kind: 'choice', default: 'logit', options: ['logit', 'contrast'] } as const;
const catalogue: LimelightState['catalogue'] = {
  attacks: [],
  metrics: [],
  saliency: [
    { id: 'gradient', params: {}, signed: true, unit: 'logit', needs: [] },
    { id: 'smoothgrad', params: { samples, score }, signed: true, unit: 'logit', needs: [] },
  ],
};
const names = (...maps: Scene['maps']) =>
  maps.map((map) => mapName({ catalogue, scene: { ...defaultScene, maps } }, map));
const smooth = (params: Scene['maps'][number]['params']) => ({ method: 'smoothgrad', params });

it('names a map by its method alone where that tells it apart', () => {
  expect(names({ method: 'gradient', params: {} }, smooth({ samples: 9 }))).toEqual(['Gradient', 'SmoothGrad']);
  expect(mapName({ scene: defaultScene }, { method: 'gradient', params: {} })).toBe('Gradient');
});

it('names two maps of one method by what differs between them, defaults included', () => {
  expect(names(smooth({}), smooth({ samples: 9 }))).toEqual(['SmoothGrad, samples 25', 'SmoothGrad, samples 9']);
  expect(names(smooth({ samples: 9 }), smooth({ samples: 9, score: 'contrast' }))).toEqual([
    'SmoothGrad, score logit',
    'SmoothGrad, score logit − mean logit',
  ]);
});

it('keeps the handles of the first explanation what they were', () => {
  expect([0, 1, 2].map((index) => mapHandle('saliency-clean', index))).toEqual([
    'saliency-clean',
    'saliency-clean-2',
    'saliency-clean-3',
  ]);
});
