const WINDOW = 11;
const SIGMA = 1.5;
const K1 = 0.01;
const K2 = 0.03;

function gaussian(size: number): Float64Array {
  const weights = Float64Array.from({ length: size }, (_, i) =>
    Math.exp(-((i - (size - 1) / 2) ** 2) / (2 * SIGMA ** 2)),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** Gaussian mean at every place where the whole window fits: (width - size + 1) × (height - size + 1) values. */
function localMean(values: Float64Array, width: number, height: number, kernel: Float64Array): Float64Array {
  const size = kernel.length;
  const [outWidth, outHeight] = [width - size + 1, height - size + 1];
  const rows = new Float64Array(outWidth * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < outWidth; x++) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += kernel[k]! * values[y * width + x + k]!;
      rows[y * outWidth + x] = sum;
    }
  const means = new Float64Array(outWidth * outHeight);
  for (let y = 0; y < outHeight; y++)
    for (let x = 0; x < outWidth; x++) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += kernel[k]! * rows[(y + k) * outWidth + x]!;
      means[y * outWidth + x] = sum;
    }
  return means;
}

/**
 * Structural similarity of two maps of one channel, in [-1, 1], 1 for equal maps:
 * SSIM = mean of (2 μa μb + C1)(2 σab + C2) / ((μa² + μb² + C1)(σa² + σb² + C2)), with an 11 × 11 Gaussian window of
 * σ = 1.5, C1 = (0.01 range)², C2 = (0.03 range)², population covariance. Edges: only places where the whole window
 * fits count, as in the authors' code; a picture under 11 pixels a side gets the largest odd window that fits.
 * `range` is the span of values both maps may take; for 0 (both constant and equal) the answer is 1.
 * Source: Wang, Bovik, Sheikh, Simoncelli, 2004, Image quality assessment.
 */
export function ssim(a: ArrayLike<number>, b: ArrayLike<number>, width: number, height: number, range: number): number {
  if (!(range > 0)) return 1;
  const side = Math.min(WINDOW, width, height);
  const kernel = gaussian(side % 2 === 1 ? side : side - 1);
  const mean = (value: (i: number) => number) =>
    localMean(
      Float64Array.from({ length: width * height }, (_, i) => value(i)),
      width,
      height,
      kernel,
    );
  const meanA = mean((i) => a[i]!);
  const meanB = mean((i) => b[i]!);
  const squareA = mean((i) => a[i]! ** 2);
  const squareB = mean((i) => b[i]! ** 2);
  const product = mean((i) => a[i]! * b[i]!);
  const [c1, c2] = [(K1 * range) ** 2, (K2 * range) ** 2];
  let sum = 0;
  for (let i = 0; i < meanA.length; i++) {
    const [mA, mB] = [meanA[i]!, meanB[i]!];
    const covariance = product[i]! - mA * mB;
    const variances = squareA[i]! - mA * mA + squareB[i]! - mB * mB;
    sum += ((2 * mA * mB + c1) * (2 * covariance + c2)) / ((mA * mA + mB * mB + c1) * (variances + c2));
  }
  return sum / meanA.length;
}
