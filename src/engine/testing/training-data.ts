import type { TrainingData } from '@/domain/training/data';
import { random } from '@/domain/random';

/** Classes told apart by colour and place: a bright square on noise; learnable in a few steps. */
export function colouredSquares(size: number, training: number, heldOut: number, classes = 10): TrainingData {
  const next = random(5, 900);
  const labelled = (count: number) => {
    const labels = Array.from({ length: count }, (_, i) => i % classes);
    const pixels = Uint8Array.from({ length: count * size * size * 3 }, () => Math.floor(next() * 120));
    labels.forEach((label, i) => {
      const [top, left] = [Math.floor(next() * (size / 2)), Math.floor(next() * (size / 2))];
      for (let y = top; y < top + size / 2; y++)
        for (let x = left; x < left + size / 2; x++)
          pixels[((i * size + y) * size + x) * 3 + (label % 3)]! += 40 + 9 * label;
    });
    return { pixels, labels };
  };
  return {
    name: 'coloured squares',
    classes: Array.from({ length: classes }, (_, k) => `class ${k}`),
    shape: [size, size, 3],
    training: labelled(training),
    heldOut: labelled(heldOut),
  };
}
