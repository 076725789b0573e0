import { useMemo } from 'react';
import { significant } from '@/domain/format';
import { chooseFrame } from '@/domain/scene/edits';
import { useLimelight } from '@/state/store';
import { fetchedText } from '@/text/fetched';
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
  const said = fetchedText.playback;
  const aim = targeted ? 'reaching' : 'fooling';
  const common = {
    x,
    xMax: total,
    marker: Math.min(frame ?? total, total),
    onPick: (place: number) => dispatch(chooseFrame(Math.min(total, Math.max(0, Math.round(place))))),
    format: (value: number) => significant(value),
    empty: said.empty,
  };
  return (
    <div className="playback-curves">
      <LineChart
        {...common}
        title={said.crossEntropy.title}
        unit={said.crossEntropy.unit}
        summary={said.crossEntropy[aim]}
        series={losses}
        testId="playback-loss"
      />
      <LineChart
        {...common}
        title={said.margin.title}
        unit={said.margin.unit}
        summary={said.margin[aim]}
        series={margins}
        testId="playback-margin"
      />
    </div>
  );
}
