import type { MapMetric, MetricValue } from './metric';

/**
 * Alignment (Etmann and others, 2019) of a map with the picture, |⟨x, φ⟩| / (‖x‖₂ ‖φ‖₂), in [0, 1]: theirs, |⟨x, ∇z⟩| / ‖∇z‖₂,
 * divided by the picture's own norm so that bright and dark pictures compare. A map of one sign scores high by brightness
 * alone, as a picture has no negative values. Defined for maps with a value a colour.
 */
export const alignment = {
  id: 'alignment',
  better: 'higher',
  hasChance: true,
  needsAttack: false,
  cost: () => 0,
  async *run({ image }, judged) {
    const picture = (await image.data()) as Float32Array;
    yield { step: 1, total: 1 };
    return judged.map(({ map: { channels, data } }): MetricValue => {
      if (channels !== 3) return { value: NaN };
      let [dot, ofPicture, ofMap] = [0, 0, 0];
      data.forEach((value, i) => {
        dot += value * picture[i]!;
        ofPicture += picture[i]! ** 2;
        ofMap += value ** 2;
      });
      return { value: Math.abs(dot) / Math.sqrt(ofPicture * ofMap) };
    });
  },
} as const satisfies MapMetric;
