import { useEffect, useState } from 'react';

/** Milliseconds that a moment is shown while all are played. */
const SHOWN = 700;

export interface Moment {
  readonly at: number;
  readonly playing: boolean;
  readonly show: (at: number) => void;
  /** Shows the next; after the last the first. */
  readonly next: () => void;
  /** Plays on from the moment shown, or from the first where the last is; the last one stays. */
  readonly play: () => void;
  readonly pause: () => void;
  /** Shows the newest again, until another is chosen. */
  readonly follow: () => void;
}

/** Which of `count` moments is shown: the newest until one is chosen. */
export function useMoment(count: number): Moment {
  const [chosen, setChosen] = useState<number>();
  const [playing, setPlaying] = useState(false);
  const last = Math.max(count - 1, 0);
  const at = Math.min(chosen ?? last, last);
  const ended = at === last;

  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(() => (ended ? setPlaying(false) : setChosen(at + 1)), SHOWN);
    return () => clearTimeout(timer);
  }, [playing, at, ended]);

  const show = (moment: number | undefined) => {
    setPlaying(false);
    setChosen(moment);
  };
  return {
    at,
    playing: playing && !ended,
    show,
    next: () => show(ended ? 0 : at + 1),
    play: () => {
      setChosen(ended ? 0 : at);
      setPlaying(true);
    },
    pause: () => setPlaying(false),
    follow: () => show(undefined),
  };
}
