import { describe, expect, it } from 'vitest';
import { presetOnScreen, presets, presetScene } from './presets';

const fooled = presetScene('fooled-or-held');

describe('the preset on the screen', () => {
  it('is told of each by its own scene, whatever was chosen before and after', () => {
    const every = presets.map(({ id }) => id);
    expect(every.map((id) => presetOnScreen(every, presetScene(id)))).toEqual(every);
  });

  it('is gone when the scene is another: attack off, another ε, another step, another seed', () => {
    const others = [
      { ...fooled, attack: { ...fooled.attack, on: false } },
      { ...fooled, attack: { ...fooled.attack, params: { eps: 4 } } },
      { ...fooled, frame: 0 },
      { ...fooled, seed: 1 },
    ];
    expect(others.map((scene) => presetOnScreen(['fooled-or-held'], scene))).toEqual(others.map(() => undefined));
  });

  it('stays beside further maps and other colours, but not where its own map is gone', () => {
    const more = { ...fooled, maps: [...fooled.maps, { method: 'gradcam', params: {} }] };
    expect(presetOnScreen(['fooled-or-held'], { ...more, view: { ...more.view, gamma: 2 } })).toBe('fooled-or-held');
    expect(presetOnScreen(['fooled-or-held'], { ...fooled, maps: more.maps.slice(1) })).toBeUndefined();
  });

  it('is the one that an undo leads back to', () => {
    expect(presetOnScreen(['fooled-or-held', 'noise'], fooled)).toBe('fooled-or-held');
    expect(presetOnScreen(['noise'], fooled)).toBeUndefined();
  });
});
