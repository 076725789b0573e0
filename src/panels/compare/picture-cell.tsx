import { memo, useCallback, type ReactNode } from 'react';
import { paintPicture } from '@/domain/display';
import type { Pixels } from '@/domain/picture';
import { text } from '@/text';
import { PixelCanvas } from '@/ui/pixel-canvas';
import { Frame, FrameWaiting } from './frame';

interface PictureCellProps {
  readonly modelId: string;
  readonly testId: string;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly pixels: Pixels | undefined;
  readonly stale?: boolean;
  /** Attack step shown, as `data-step`. */
  readonly step?: number | undefined;
  /** At the end of the title. */
  readonly tools?: ReactNode;
  /** Under the picture. */
  readonly legend?: ReactNode;
  /** The clean picture, where this one is attacked. */
  readonly clean?: Pixels | undefined;
}

/** A picture at a model's input size. */
export const PictureCell = memo(function PictureCell({
  modelId,
  testId,
  title,
  detail,
  pixels,
  stale = false,
  step,
  tools,
  legend,
  clean,
}: PictureCellProps) {
  const paint = useCallback((rgba: Uint8ClampedArray) => pixels && paintPicture(pixels, rgba), [pixels]);
  const paintClean = useCallback((rgba: Uint8ClampedArray) => clean && paintPicture(clean, rgba), [clean]);
  const behind = clean && {
    canvas: <PixelCanvas width={clean.width} height={clean.height} paint={paintClean} aria-hidden="true" />,
    focusable: true,
  };
  const file = {
    name: `${modelId}-${clean ? 'attacked' : 'clean'}`,
    ...(clean && { attackedOn: modelId }),
    ...(pixels && { values: { ...pixels, channels: 3 } }),
  };
  return (
    <Frame {...{ file, title, detail, stale, tools, legend }} size={pixels} clean={behind}>
      {pixels ? (
        <PixelCanvas
          width={pixels.width}
          height={pixels.height}
          paint={paint}
          role="img"
          aria-label={text.compare.picture.size(title, pixels.width, pixels.height)}
          data-testid={testId}
          data-step={step}
        />
      ) : (
        <FrameWaiting words={text.compare.picture.waiting} />
      )}
    </Frame>
  );
});
