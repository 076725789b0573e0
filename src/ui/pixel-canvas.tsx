import { useLayoutEffect, useRef, type CanvasHTMLAttributes } from 'react';

interface PixelCanvasProps extends CanvasHTMLAttributes<HTMLCanvasElement> {
  readonly width: number;
  readonly height: number;
  /** Writes RGBA bytes, row by row, every time it changes; keep it the same function while nothing changes. */
  readonly paint: (rgba: Uint8ClampedArray) => void;
}

/** A canvas of exactly the picture's pixels; its size on the screen is the style sheet's business. */
export function PixelCanvas({ width, height, paint, ...rest }: PixelCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d', { willReadFrequently: true });
    if (!context) return;
    const image = context.createImageData(width, height);
    paint(image.data);
    context.putImageData(image, 0, 0);
  }, [width, height, paint]);
  return <canvas ref={canvas} width={width} height={height} {...rest} />;
}
