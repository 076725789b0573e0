/** A copy of a canvas with every pixel as a square of so many. */
export function enlarged(drawn: HTMLCanvasElement, scale: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [drawn.width * scale, drawn.height * scale];
  const context = canvas.getContext('2d');
  if (context) context.imageSmoothingEnabled = false;
  context?.drawImage(drawn, 0, 0, canvas.width, canvas.height);
  return canvas;
}
