import { useCallback } from 'react';
import { linearTone, paintMap, type DisplayMap } from '@/domain/display';
import { useLimelight } from '@/state/store';
import { PixelCanvas } from '@/ui/pixel-canvas';

interface ChannelMapProps {
  readonly map: DisplayMap;
  /** The magnitude that takes the end colour. */
  readonly limit: number;
  readonly row: string;
}

/** One feature map, in colours. */
export function ChannelMap({ map, limit, row }: ChannelMapProps) {
  const crisp = useLimelight((s) => s.scene.view.crispPixels);
  const paint = useCallback((rgba: Uint8ClampedArray) => paintMap(map, linearTone(limit), rgba), [map, limit]);
  return (
    <PixelCanvas
      className="channel-map"
      width={map.width}
      height={map.height}
      paint={paint}
      data-crisp={crisp}
      data-row={row}
      data-min={map.min}
      data-max={map.max}
      aria-hidden="true"
    />
  );
}
