import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { Random } from '@/domain/random';
import { applySeparable, bilinearMap, type AxisMap } from '../image/separable';

/** One way to look at a picture: a linear map of its rows and one of its columns. */
export interface View {
  readonly rows: AxisMap;
  readonly columns: AxisMap;
}

/**
 * A random view as input diversity draws it: resized bilinearly to r · H × r · W with r uniform in [`smallest`, 1), and put
 * at a uniform place on black. Always three draws, so that views later in a stream do not depend on this one.
 */
export function randomView(height: number, width: number, smallest: number, next: Random): View {
  const share = smallest + (1 - smallest) * next();
  const axis = (size: number, place: number): AxisMap => {
    const side = Math.min(size, Math.max(1, Math.floor(size * share)));
    return placed(bilinearMap(size, side), size, Math.floor(place * (size - side + 1)));
  };
  return { rows: axis(height, next()), columns: axis(width, next()) };
}

/** What the model is shown of pictures [B, H, W, C]. */
export function show(pixels: Tensor4D, { rows, columns }: View): Tensor4D {
  return applySeparable(pixels, rows, columns);
}

/** The gradient by the pixels from the gradient by what was shown: the transposed map, exact on every backend. */
export function showBack(gradient: Tensor4D, { rows, columns }: View): Tensor4D {
  return applySeparable(gradient, transposed(rows), transposed(columns));
}

/** The outputs of a map from `offset` on among `outputs`, zero around them. */
function placed({ inputs, values }: AxisMap, outputs: number, offset: number): AxisMap {
  const wide = new Float32Array(outputs * inputs);
  wide.set(values, offset * inputs);
  return { outputs, inputs, values: wide };
}

function transposed({ outputs, inputs, values }: AxisMap): AxisMap {
  const turned = Float32Array.from(
    { length: inputs * outputs },
    (_, i) => values[(i % outputs) * inputs + Math.floor(i / outputs)]!,
  );
  return { outputs: inputs, inputs: outputs, values: turned };
}
