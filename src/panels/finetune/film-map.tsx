import { memo, useCallback } from 'react';
import { paintMap } from '@/domain/display';
import { useLimelight } from '@/state/store';
import type { ExplainedMap } from '@/state/types';
import { PixelCanvas } from '@/ui/pixel-canvas';
import { displayOf, ownLimit } from '../shared/map-display';

interface FilmMapProps {
  readonly map: ExplainedMap;
  /** For those who cannot see it. */
  readonly label: string;
}

/** A map on its own colour scale, without anything around it. */
export const FilmMap = memo(function FilmMap({ map, label }: FilmMapProps) {
  const view = useLimelight((s) => s.scene.view);
  const { gamma, logScale } = view;
  const display = displayOf(map, view);
  const limit = ownLimit(map, view);
  const paint = useCallback(
    (rgba: Uint8ClampedArray) => paintMap(display, { limit, gamma, logScale }, rgba),
    [display, limit, gamma, logScale],
  );
  return <PixelCanvas width={display.width} height={display.height} paint={paint} role="img" aria-label={label} />;
});
