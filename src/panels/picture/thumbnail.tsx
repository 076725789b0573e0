import { useCallback } from 'react';
import { paintPicture } from '@/domain/display';
import type { Pixels } from '@/domain/picture';
import { PixelCanvas } from '@/ui/pixel-canvas';
import { CropOutline } from './crop-outline';

const SMALL = 64;

/** The whole picture, small, and which part of it the models see. */
export function Thumbnail({ pixels, name }: { readonly pixels: Pixels; readonly name: string }) {
  const paint = useCallback((rgba: Uint8ClampedArray) => paintPicture(pixels, rgba), [pixels]);
  const crisp = Math.max(pixels.width, pixels.height) <= SMALL;
  return (
    <div className="thumbnail">
      <PixelCanvas
        style={{ imageRendering: crisp ? 'pixelated' : 'auto' }}
        width={pixels.width}
        height={pixels.height}
        paint={paint}
        role="img"
        aria-label={name}
      />
      <CropOutline width={pixels.width} height={pixels.height} />
    </div>
  );
}
