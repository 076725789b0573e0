import { useEffect, useState } from 'react';
import { playFrame } from '@/domain/scene/edits';
import { useLimelight } from '@/state/store';

/** Milliseconds that a step is shown at least, and at most where its maps take longer. */
const SHORTEST = 300;
const LONGEST = 1500;

export interface Player {
  readonly playing: boolean;
  /** Plays on from the step shown, or from the first where the last or the result is shown. */
  readonly play: () => void;
  readonly pause: () => void;
}

/** Shows one of these steps after the other, each until what the page makes of it is there; the last one stays. */
export function usePlayer(steps: readonly number[]): Player {
  const [playing, setPlaying] = useState(false);

  useEffect(() => {
    if (!playing) return;
    let shownFor = 0;
    const timer = setInterval(() => {
      shownFor += SHORTEST;
      const { status } = useLimelight.getState();
      if (status === 'busy' && shownFor < LONGEST) return;
      shownFor = 0;
      if (!stepOn(steps)) setPlaying(false);
    }, SHORTEST);
    return () => clearInterval(timer);
  }, [playing, steps]);

  return {
    playing,
    play: () => setPlaying(stepOn(steps) || rewind(steps)),
    pause: () => setPlaying(false),
  };
}

/** Shows the next step; false where there is none, as after the result. */
export function stepOn(steps: readonly number[]): boolean {
  const { scene, dispatch } = useLimelight.getState();
  const { frame } = scene;
  const next = frame === undefined ? undefined : steps.find((step) => step > frame);
  if (next === undefined) return false;
  dispatch(playFrame(next));
  return true;
}

/** Shows the first step; false where there is none. */
export function rewind([first]: readonly number[]): boolean {
  if (first === undefined) return false;
  useLimelight.getState().dispatch(playFrame(first));
  return true;
}
