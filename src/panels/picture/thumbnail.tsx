import { useCallback } from 'react';
import { centre } from '@/domain/crop';
import { paintPicture } from '@/domain/display';
import type { Pixels } from '@/domain/picture';
import { PixelCanvas } from '@/ui/pixel-canvas';
import { useLimelight } from '@/state/store';
import { CropHandle } from './crop-handle';
import { useParts } from './use-parts';

const SMALL = 64;

/** The whole picture, small, and which part of it the models see. */
export function Thumbnail({ pixels, name }: { readonly pixels: Pixels; readonly name: string }) {
  const paint = useCallback((rgba: Uint8ClampedArray) => paintPicture(pixels, rgba), [pixels]);
  const crop = useLimelight((s) => s.scene.crop);
  const { width, height } = pixels;
  const parts = useParts(pixels, crop === 'whole' ? centre : crop);
  const crisp = Math.max(width, height) <= SMALL;
  return (
    <div className="thumbnail">
      <PixelCanvas
        style={{ imageRendering: crisp ? 'pixelated' : 'auto' }}
        width={width}
        height={height}
        paint={paint}
        role="img"
        aria-label={name}
      />
      {parts.some((part) => part.width < width || part.height < height) && (
        <CropHandle width={width} height={height} parts={parts} />
      )}
    </div>
  );
}
