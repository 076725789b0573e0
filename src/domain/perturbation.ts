/** How far an attacked picture lies from its original, pixels in [0, 1]. */
export interface PerturbationNorms {
  /** max |δ| over all pixels and channels. */
  readonly linf: number;
  /** √Σδ² over all pixels and channels. */
  readonly l2: number;
}

/** The norms of δ = attacked − clean for each picture of a batch of `size` values a picture. */
export function perturbationNorms(clean: Float32Array, attacked: Float32Array, size: number): PerturbationNorms[] {
  return Array.from({ length: clean.length / size }, (_, picture) => {
    let linf = 0;
    let square = 0;
    for (let i = picture * size; i < (picture + 1) * size; i++) {
      const delta = attacked[i]! - clean[i]!;
      linf = Math.max(linf, Math.abs(delta));
      square += delta * delta;
    }
    return { linf, l2: Math.sqrt(square) };
  });
}
