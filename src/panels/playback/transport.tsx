import { chooseFrame, showResult } from '@/domain/scene/edits';
import { useLimelight } from '@/state/store';
import { fetchedText } from '@/text/fetched';
import { PlayButton } from '../shared/play-button';
import { rewind, stepOn, usePlayer } from './use-player';

interface TransportProps {
  /** The steps that can be shown, in order. */
  readonly steps: readonly number[];
  readonly total: number;
}

/** Which step of the attack is shown: a slider, and a button that plays on; with less motion, one that goes a step on. */
export function Transport({ steps, total }: TransportProps) {
  const frame = useLimelight((s) => s.scene.frame);
  const dispatch = useLimelight((s) => s.dispatch);
  const { playing, play, pause } = usePlayer(steps);
  const last = steps.length - 1;
  const after = frame === undefined ? -1 : steps.findIndex((step) => step > frame);
  const at = after < 0 ? last : Math.max(after - 1, 0);
  const step = steps[at] ?? total;
  const said = fetchedText.playback;
  const words = said.step(step, total);
  const go = (index: number) => {
    pause();
    dispatch(chooseFrame(steps[index]!));
  };
  return (
    <div className="playback-transport">
      <PlayButton
        testId="playback-play"
        playing={playing}
        disabled={last < 1}
        nextWords={said.next}
        onPlay={play}
        onPause={pause}
        onNext={() => stepOn(steps) || rewind(steps)}
      />
      <input
        type="range"
        aria-label={said.slider}
        aria-valuetext={words}
        data-testid="playback-step"
        data-step={step}
        min={0}
        max={Math.max(last, 0)}
        step={1}
        value={Math.max(at, 0)}
        disabled={last < 1}
        onChange={(event) => go(Number(event.target.value))}
      />
      <output className="playback-at">{frame === undefined ? said.result : words}</output>
      <button
        type="button"
        data-testid="playback-result"
        disabled={frame === undefined}
        onClick={() => {
          pause();
          dispatch(showResult());
        }}
      >
        {said.showResult}
      </button>
    </div>
  );
}
