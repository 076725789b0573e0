/** What each number on the page means and its unit: one definition wherever it stands. */
export const definitions = {
  margin:
    'How far the class is ahead of its strongest rival, in logits (the raw scores behind the percentages). Below zero, another class leads. An independent label has no rivals: above zero, the model sees it.',
  linf: 'The largest change of any colour value, on a scale of 0 to 255.',
  l2: 'The size of the whole change: the square root of the sum of all squared changes, with colours from 0 to 1.',
  spearman:
    'Spearman’s rank correlation of the two maps’ magnitudes: 1 means the same order of pixels, 0 no relation, −1 the reverse. Unrelated maps of natural pictures can reach 0.3 to 0.5.',
  pearson:
    'Pearson’s correlation of the two maps’ values, with their signs where the maps have any: 1 means that one is the other times a positive number plus a constant, 0 no linear relation, −1 the opposite.',
  ssim: 'Structural similarity of the two maps’ raw values (Wang and others, 2004; 11 × 11 Gaussian window; range: the span of both maps together): 1 for equal maps, near 0 for very different ones. A map that only grew stronger counts as different.',
  ssimNormalised:
    'The same structural similarity after each map was divided by its own largest magnitude: it compares shapes alone, and a map that only grew stronger counts as equal.',
  top10: 'How many of the strongest tenth of the pixels are the same in both maps; unrelated maps share about 10 %.',
  top10Expected:
    'What the overlap comes to on average for a map with its pixels in random order: k of n pixels are chosen, so k/n of them are hit.',
  top10Shuffled:
    'The overlap that is left after the second map’s pixels were shuffled, always in the same order: a sample of what chance gives.',
  gini: 'How unevenly the map’s magnitude is spread over the pixels: 0 where all are equal, nearly 1 where one pixel has everything.',
  entropy:
    'How widely the map’s magnitude is spread, in nats: 0 where one pixel has everything, and the natural logarithm of the number of pixels where all are equal.',
};
