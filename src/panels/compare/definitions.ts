/** What each number of the grid means, for hover and click. */
export const MARGIN_DEFINITION =
  'How far the class is ahead of its strongest rival, in logits (the raw scores behind the percentages). Below zero, another class leads. An independent label has no rivals: above zero, the model sees it.';

export const LINF_DEFINITION = 'The largest change of any colour value, on a scale of 0 to 255.';

export const L2_DEFINITION =
  'The size of the whole change: the square root of the sum of all squared changes, with colours from 0 to 1.';

export const SPEARMAN_DEFINITION =
  'Spearman’s rank correlation of the two maps’ magnitudes: 1 means the same order of pixels, 0 no relation. Unrelated maps of natural pictures can reach 0.3 to 0.5.';

export const SSIM_DEFINITION =
  'Structural similarity of the two maps (Wang and others, 2004; 11 × 11 Gaussian window): 1 for equal maps, near 0 for very different ones.';

export const TOP10_DEFINITION =
  'How many of the strongest tenth of the pixels are the same in both maps; unrelated maps share about 10 %.';
