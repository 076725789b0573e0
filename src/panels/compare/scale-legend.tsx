import { useCallback } from 'react';
import { COLOR_TABLE_SIZE } from '@/domain/colormap';
import { paintMap, type DisplayMap } from '@/domain/display';
import { significant } from '@/domain/format';
import { PixelCanvas } from '@/ui/pixel-canvas';
import './scale-legend.css';

interface ScaleLegendProps {
  readonly signed: boolean;
  /** Magnitude of the end colour, in the maps' raw units. */
  readonly limit: number;
  readonly gamma: number;
}

/** The values from one end of the scale to the other, as a map one pixel high. */
function ramp(signed: boolean, limit: number): DisplayMap {
  const low = signed ? -limit : 0;
  const values = Float32Array.from(
    { length: COLOR_TABLE_SIZE },
    (_, i) => low + ((limit - low) * i) / (COLOR_TABLE_SIZE - 1),
  );
  return { width: COLOR_TABLE_SIZE, height: 1, values, signed, min: low, max: limit, noise: 0, broken: 0 };
}

/** The colour scale with the numbers at its ends. */
export function ScaleLegend({ signed, limit, gamma }: ScaleLegendProps) {
  const paint = useCallback(
    (rgba: Uint8ClampedArray) => paintMap(ramp(signed, limit), limit, gamma, rgba),
    [signed, limit, gamma],
  );
  return (
    <div className="scale-legend small">
      <span>{signed ? significant(-limit) : '0'}</span>
      <PixelCanvas width={COLOR_TABLE_SIZE} height={1} paint={paint} aria-hidden="true" />
      <span>{significant(limit)}</span>
    </div>
  );
}
