import { fetchedText } from '@/text/fetched';
import { useReducedMotion } from '@/ui/use-reduced-motion';

interface PlayButtonProps {
  readonly testId: string;
  readonly playing: boolean;
  readonly disabled?: boolean;
  /** What the button says to those who asked for less motion. */
  readonly nextWords: string;
  readonly onPlay: () => void;
  readonly onPause: () => void;
  readonly onNext: () => void;
}

/** Plays what has several moments, and pauses it; with less motion it goes one moment on. */
export function PlayButton({ testId, playing, disabled = false, nextWords, onPlay, onPause, onNext }: PlayButtonProps) {
  const calm = useReducedMotion();
  const said = fetchedText.playback;
  if (calm)
    return (
      <button type="button" data-testid={testId} disabled={disabled} onClick={onNext}>
        {nextWords}
      </button>
    );
  return (
    <button
      type="button"
      data-testid={testId}
      aria-pressed={playing}
      disabled={disabled}
      onClick={playing ? onPause : onPlay}
    >
      {playing ? said.pause : said.play}
    </button>
  );
}
