import { useMemo } from 'react';
import { significant } from '@/domain/format';
import { chooseFrame } from '@/domain/scene/edits';
import { useLimelight } from '@/state/store';
import { LineChart } from '@/ui/line-chart';
import type { ModelPlayback } from './use-playbacks';

interface CurvesProps {
  readonly playbacks: readonly ModelPlayback[];
  readonly total: number;
}

/** Loss and margin by step, a line for each model attacked; a click shows the step. */
export function Curves({ playbacks, total }: CurvesProps) {
  const frame = useLimelight((s) => s.scene.frame);
  const dispatch = useLimelight((s) => s.dispatch);
  const targeted = playbacks.some((each) => each.targeted);
  const { x, losses, margins } = useMemo(() => {
    const x = Array.from({ length: total + 1 }, (_, step) => step);
    const lines = (curve: 'crossEntropy' | 'margin') =>
      playbacks.map(({ name, playback }) => ({ label: name, values: x.map((step) => playback[curve][step] ?? null) }));
    return { x, losses: lines('crossEntropy'), margins: lines('margin') };
  }, [playbacks, total]);
  const common = {
    x,
    xMax: total,
    marker: Math.min(frame ?? total, total),
    onPick: (place: number) => dispatch(chooseFrame(Math.min(total, Math.max(0, Math.round(place))))),
    format: (value: number) => significant(value),
    empty: 'comes when the attack has been played through once',
  };
  const subject = targeted ? 'the class aimed at' : 'the class that the model gives the clean picture';
  return (
    <div className="playback-curves">
      <LineChart
        {...common}
        title="Cross-entropy"
        unit="nats"
        summary={`−log of the probability of ${subject}: the attack wants it ${targeted ? 'low' : 'high'}.`}
        series={losses}
        testId="playback-loss"
      />
      <LineChart
        {...common}
        title="Margin"
        unit="logits"
        summary={`How far ${subject} is ahead of its strongest rival. ${targeted ? 'Above zero it is reached.' : 'Below zero the model is fooled.'}`}
        series={margins}
        testId="playback-margin"
      />
    </div>
  );
}
