/**
 * Every pixel's value by the region that it comes with (Kapishnikov and others, 2019, "XRAI"): of overlapping regions the one
 * whose pixels not yet taken have the largest mean attribution is taken first, and so on; they get that mean. A region that would
 * add fewer than `fewest` pixels is left out, and what no region takes gets its own mean.
 */
export function rankedRegions(
  regions: readonly Int32Array[],
  attributions: ArrayLike<number>,
  fewest: number,
): Float32Array<ArrayBuffer> {
  const map = new Float32Array(attributions.length);
  const taken = new Uint8Array(attributions.length);
  const counts = regions.map(({ length }) => length);
  const sums = regions.map((region) => region.reduce((sum, i) => sum + attributions[i]!, 0));
  const holding: number[][] = Array.from({ length: attributions.length }, () => []);
  regions.forEach((region, r) => region.forEach((i) => holding[i]!.push(r)));
  for (;;) {
    let best = -1;
    for (let r = 0; r < regions.length; r++)
      if (counts[r]! >= Math.max(fewest, 1) && (best < 0 || sums[r]! / counts[r]! > sums[best]! / counts[best]!))
        best = r;
    if (best < 0) break;
    const mean = sums[best]! / counts[best]!;
    for (const i of regions[best]!) {
      if (taken[i]) continue;
      taken[i] = 1;
      map[i] = mean;
      for (const r of holding[i]!) {
        counts[r]! -= 1;
        sums[r]! -= attributions[i]!;
      }
    }
  }
  const left = Array.from(taken.keys()).filter((i) => !taken[i]);
  const mean = left.reduce((sum, i) => sum + attributions[i]!, 0) / left.length;
  left.forEach((i) => (map[i] = mean));
  return map;
}
