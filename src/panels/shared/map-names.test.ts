import { expect, it } from 'vitest';
import type { ChoiceParam } from '@/domain/params';
import { defaultScene, type Scene } from '@/domain/scene/schema';
import type { LimelightState } from '@/state/types';
import { mapHandle, mapName } from './map-names';

const words = { label: '', summary: '', formula: '', reference: '', signed: true, needs: [] };
const samples = { kind: 'number', label: 'Samples', summary: '', default: 25, min: 1, max: 99, step: 1 } as const;
const rule: ChoiceParam = {
  ...{ kind: 'choice', label: 'Rule', summary: '', default: 'guided' },
  options: [
    { value: 'guided', label: 'guided' },
    { value: 'deconvolution', label: 'deconvolution (Zeiler)' },
  ],
};
const catalogue: LimelightState['catalogue'] = {
  attacks: [],
  saliency: [
    { ...words, id: 'gradient', label: 'Gradient', params: {} },
    { ...words, id: 'smoothgrad', label: 'SmoothGrad', params: { samples, rule } },
  ],
};
const names = (...maps: Scene['maps']) =>
  maps.map((map) => mapName({ catalogue, scene: { ...defaultScene, maps } }, map));
const smooth = (params: Scene['maps'][number]['params']) => ({ method: 'smoothgrad', params });

it('names a map by its method alone where that tells it apart', () => {
  expect(names({ method: 'gradient', params: {} }, smooth({ samples: 9 }))).toEqual(['Gradient', 'SmoothGrad']);
  expect(mapName({ scene: defaultScene }, { method: 'gradient', params: {} })).toBe('gradient');
});

it('names two maps of one method by what differs between them, defaults included', () => {
  expect(names(smooth({}), smooth({ samples: 9 }))).toEqual(['SmoothGrad, samples 25', 'SmoothGrad, samples 9']);
  expect(names(smooth({ samples: 9 }), smooth({ samples: 9, rule: 'deconvolution' }))).toEqual([
    'SmoothGrad, rule guided',
    'SmoothGrad, rule deconvolution (Zeiler)',
  ]);
});

it('keeps the handles of the first explanation what they were', () => {
  expect([0, 1, 2].map((index) => mapHandle('saliency-clean', index))).toEqual([
    'saliency-clean',
    'saliency-clean-2',
    'saliency-clean-3',
  ]);
});
