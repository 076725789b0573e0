import { useMemo } from 'react';
import { stepsOf } from '@/domain/playback';
import { useLimelight } from '@/state/store';
import { fetchedText } from '@/text/fetched';
import { ProgressBar } from '@/ui/progress-bar';
import { Curves } from './curves';
import { Outcomes } from './outcomes';
import { Transport } from './transport';
import { usePlaybacks, useRecording } from './use-playbacks';
import './playback-body.css';

/** Slider, curves and outcomes of an attack that is on. */
export default function PlaybackBody() {
  const playbacks = usePlaybacks();
  const steps = useMemo(() => stepsOf(playbacks.map(({ playback }) => playback)), [playbacks]);
  const total = Math.max(0, ...playbacks.map(({ playback }) => playback.total));
  return (
    <div className="playback">
      <Transport steps={steps} total={total} />
      <Recording />
      <Curves playbacks={playbacks} total={total} />
      <Outcomes playbacks={playbacks} />
    </div>
  );
}

/** How far the attacks are that are being played through; nothing once they are there. */
function Recording() {
  const { busy, step, total, stopped } = useRecording();
  const retry = useLimelight((s) => s.retry);
  const said = fetchedText.playback;
  if (stopped)
    return (
      <p className="small">
        {said.stopped}{' '}
        <button type="button" onClick={() => retry()}>
          {said.again}
        </button>
      </p>
    );
  return busy && <ProgressBar label={said.recording} value={step} max={Math.max(total, 1)} />;
}
