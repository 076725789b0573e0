import { useCallback } from 'react';
import { COLOR_TABLE_SIZE } from '@/domain/colormap';
import { paintMap, scaleRamp, type Tone } from '@/domain/display';
import { significant } from '@/domain/format';
import { PixelCanvas } from '@/ui/pixel-canvas';
import './scale-legend.css';

interface ScaleLegendProps {
  readonly signed: boolean;
  readonly tone: Tone;
  /** Whether values beyond the ends take the end colours: the bar is then pointed there. */
  readonly clipped: boolean;
  /** What the values count, in words; left out where there is no room. */
  readonly unit?: string;
}

/** The colour scale with the numbers at its ends, in the maps' raw units. */
export function ScaleLegend({ signed, tone, clipped, unit }: ScaleLegendProps) {
  const { limit, gamma, logScale } = tone;
  const paint = useCallback(
    (rgba: Uint8ClampedArray) => paintMap(scaleRamp(signed, limit), { limit, gamma, logScale }, rgba),
    [signed, limit, gamma, logScale],
  );
  return (
    <div className="scale-legend small" data-clipped={clipped} data-signed={signed}>
      <span>{signed ? significant(-limit) : '0'}</span>
      <PixelCanvas width={COLOR_TABLE_SIZE} height={1} paint={paint} aria-hidden="true" />
      <span>{significant(limit)}</span>
      {unit !== undefined && <span className="quiet">{unit}</span>}
    </div>
  );
}
