import { memo, useCallback, type ReactNode } from 'react';
import { paintPicture } from '@/domain/display';
import type { Pixels } from '@/domain/picture';
import { PixelCanvas } from '@/ui/pixel-canvas';
import { Frame, FrameWaiting } from './frame';

interface PictureCellProps {
  readonly testId: string;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly pixels: Pixels | undefined;
  readonly stale?: boolean;
  /** Attack step shown, as `data-step`. */
  readonly step?: number | undefined;
  /** Under the picture. */
  readonly legend?: ReactNode;
}

/** A picture at a model's input size. */
export const PictureCell = memo(function PictureCell({
  testId,
  title,
  detail,
  pixels,
  stale = false,
  step,
  legend,
}: PictureCellProps) {
  const paint = useCallback((rgba: Uint8ClampedArray) => pixels && paintPicture(pixels, rgba), [pixels]);
  return (
    <Frame title={title} detail={detail} stale={stale} size={pixels} legend={legend}>
      {pixels ? (
        <PixelCanvas
          width={pixels.width}
          height={pixels.height}
          paint={paint}
          role="img"
          aria-label={`${title}, ${pixels.width} by ${pixels.height} pixels`}
          data-testid={testId}
          data-step={step}
        />
      ) : (
        <FrameWaiting words="The picture will appear here" />
      )}
    </Frame>
  );
});
