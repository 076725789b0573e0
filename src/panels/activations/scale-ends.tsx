import { useCallback } from 'react';
import { COLOR_TABLE_SIZE } from '@/domain/colormap';
import { linearTone, paintMap } from '@/domain/display';
import { significant } from '@/domain/format';
import { fetchedText } from '@/text/fetched';
import { PixelCanvas } from '@/ui/pixel-canvas';

interface ScaleEndsProps {
  readonly signed: boolean;
  /** The magnitude that takes the end colour. */
  readonly limit: number;
}

/** A row's colours from one end to the other, and what the ends are. */
export function ScaleEnds({ signed, limit }: ScaleEndsProps) {
  const paint = useCallback(
    (rgba: Uint8ClampedArray) => {
      const low = signed ? -1 : 0;
      const values = Float32Array.from(
        { length: COLOR_TABLE_SIZE },
        (_, i) => low + ((1 - low) * i) / (COLOR_TABLE_SIZE - 1),
      );
      const ramp = { width: COLOR_TABLE_SIZE, height: 1, values, signed, min: low, max: 1, noise: 0, broken: 0 };
      paintMap(ramp, linearTone(1), rgba);
    },
    [signed],
  );
  return (
    <div className="scale-ends quiet">
      <PixelCanvas width={COLOR_TABLE_SIZE} height={1} paint={paint} aria-hidden="true" />
      <span>{signed ? `± ${significant(limit)}` : fetchedText.activations.scale('0', significant(limit))}</span>
    </div>
  );
}
