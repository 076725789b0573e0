import { describe, expect, it } from 'vitest';
import { random } from '../random';
import {
  addMap,
  changeAttack,
  changeSaliency,
  changeSeed,
  changeView,
  chooseExplained,
  chooseSaliency,
  removeMap,
  switchAttack,
  type Edit,
} from './edits';
import { advance, amend, beginning, LONGEST_HISTORY, present, walk } from './history';
import { defaultScene, sameExplanation, sceneSchema } from './schema';

const withSeed = (seed: number) => ({ ...defaultScene, seed });

describe('the list of scenes', () => {
  it('goes back and forth, and no further than there are scenes', () => {
    const two = advance(beginning(defaultScene), withSeed(1));
    expect(present(walk(two, 0))).toBe(defaultScene);
    expect(present(walk(walk(two, -5), 99))).toEqual(withSeed(1));
  });

  it('drops what was undone as soon as something else is done', () => {
    const three = advance(advance(beginning(defaultScene), withSeed(1)), withSeed(2));
    const other = advance(walk(three, 1), withSeed(3));
    expect(other.scenes.map(({ seed }) => seed)).toEqual([0, 1, 3]);
  });

  it('takes a row of changes as one, but not across an undo', () => {
    const row = advance(advance(beginning(defaultScene), withSeed(1), 'seed 1'), withSeed(2), 'seed 1');
    expect(row.scenes.map(({ seed }) => seed)).toEqual([0, 2]);
    const again = advance(walk(row, 0), withSeed(3), 'seed 1');
    expect(again.scenes.map(({ seed }) => seed)).toEqual([0, 3]);
  });

  it('keeps nothing of what could not be had', () => {
    const amended = amend(advance(beginning(defaultScene), withSeed(1)), withSeed(2));
    expect(amended.scenes.map(({ seed }) => seed)).toEqual([0, 2]);
  });

  it('forgets the oldest scenes first, and stays at the newest', () => {
    let history = beginning(defaultScene);
    for (let seed = 1; seed <= LONGEST_HISTORY + 5; seed++) history = advance(history, withSeed(seed));
    expect(history.scenes).toHaveLength(LONGEST_HISTORY);
    expect(present(history).seed).toBe(LONGEST_HISTORY + 5);
  });

  it('comes back to the first scene by undoing 200 random edits', () => {
    const draw = random(7, 0);
    const eps = { kind: 'number', default: 8, min: 0, max: 64, step: 1 } as const;
    const samples = { kind: 'number', default: 9, min: 1, max: 9, step: 1 } as const;
    const methods = ['gradient', 'smoothgrad', 'gradcam', 'guided-backprop'];
    const one = (of: readonly string[], value: number) => of[Math.floor(of.length * value)]!;
    const place = (value: number) => Math.floor(10 * value) % 3;
    const edits: readonly ((value: number) => Edit)[] = [
      (value) => switchAttack(value > 0.5),
      (value) => changeAttack('eps', Math.round(64 * value), { eps }),
      (value) => chooseExplained(value > 0.5 ? 'predicted' : Math.round(9 * value)),
      (value) => changeView({ overlay: value }),
      (value) => changeSeed(Math.round(1000 * value)),
      (value) => addMap(one(methods, value)),
      (value) => addMap(one(methods, value)),
      (value) => removeMap(place(value)),
      (value) => chooseSaliency(place(value), one(methods, value), { samples }, { samples }),
      (value) => changeSaliency(place(value), 'samples', 1 + Math.floor(9 * value), { samples }),
    ];
    let history = beginning(defaultScene);
    for (let turn = 0; turn < 200; turn++) {
      const edit = edits[Math.floor(draw() * edits.length)]!(draw());
      history = advance(history, edit.apply(present(history)));
      const { maps } = sceneSchema.parse(present(history));
      expect(maps.every((map, index) => maps.findIndex((other) => sameExplanation(map, other)) === index)).toBe(true);
    }
    expect(history.scenes.length).toBeGreaterThan(120);
    expect(new Set(history.scenes.map(({ maps }) => maps.length))).toEqual(new Set([1, 2, 3]));
    while (history.at > 0) history = walk(history, history.at - 1);
    expect(present(history)).toBe(defaultScene);
  });
});
