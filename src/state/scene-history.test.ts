import { beforeEach, describe, expect, it } from 'vitest';
import { changeSeed, chooseFrame, playFrame, switchAttack } from '@/domain/scene/edits';
import { defaultScene, type Scene } from '@/domain/scene/schema';
import { SceneHistory, type Place } from './scene-history';

describe('SceneHistory', () => {
  let now: number;
  let seen: { readonly seed: number; readonly place: Place }[];
  let history: SceneHistory;
  const seeds = () => seen.map(({ seed }) => seed);
  beforeEach(() => {
    now = 0;
    seen = [];
    const onScene = ({ seed }: Scene, place: Place) => seen.push({ seed, place });
    history = new SceneHistory(defaultScene, onScene, () => now);
  });

  it('undoes a drag as one, and what came after a pause by itself', () => {
    for (const seed of [1, 2, 3]) history.dispatch(changeSeed(seed));
    now += 5000;
    history.dispatch(changeSeed(4));
    history.walk(-1);
    history.walk(-1);
    expect(seeds()).toEqual([1, 2, 3, 4, 3, 0]);
  });

  it('undoes as one what was played, however long that took, and a drag before it by itself', () => {
    const frames: (number | undefined)[] = [];
    history = new SceneHistory(
      defaultScene,
      ({ frame }) => frames.push(frame),
      () => now,
    );
    history.dispatch(chooseFrame(1));
    for (const frame of [2, 3]) {
      now += 5000;
      history.dispatch(playFrame(frame));
    }
    history.walk(-1);
    history.walk(-1);
    expect(frames).toEqual([1, 2, 3, 1, undefined]);
  });

  it('says of every scene whether it is new, for the browser’s own list', () => {
    history.dispatch(changeSeed(1));
    history.dispatch(changeSeed(2));
    history.dispatch(switchAttack(true));
    history.walk(-1);
    expect(seen.map(({ place }) => place.isNew)).toEqual([true, false, true, false]);
  });

  it('tells nobody of an edit that changes nothing, nor of a walk beyond the ends', () => {
    history.dispatch(switchAttack(false));
    history.walk(-1);
    history.walk(1);
    expect(seen).toEqual([]);
  });

  it('comes back to a scene that was undone and overwritten since', () => {
    history.dispatch(switchAttack(true));
    const gone = switchAttack(true).apply(defaultScene);
    history.walk(-1);
    history.dispatch(changeSeed(9));
    history.show(gone);
    expect(seen.at(-1)).toMatchObject({ seed: 0, place: { at: 2, last: 2 } });
    history.show(defaultScene);
    expect(seen.at(-1)).toMatchObject({ place: { at: 0, last: 2 } });
  });
});
