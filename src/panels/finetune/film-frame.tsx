import { memo } from 'react';
import type { TrainingFrame } from '@/state/training/types';
import { FilmMap } from './film-map';

interface FilmFrameProps {
  readonly frame: TrainingFrame;
  readonly index: number;
  readonly chosen: boolean;
  readonly onChoose: (index: number) => void;
}

/** One small frame of the strip: the map, the step, and whether the attack fooled the model then. */
export const FilmFrame = memo(function FilmFrame({ frame, index, chosen, onChoose }: FilmFrameProps) {
  return (
    <div className="film-frame" data-chosen={chosen} onClick={() => onChoose(index)}>
      <FilmMap map={frame.map} label="" />
      <span className="small">{frame.step}</span>
    </div>
  );
});
