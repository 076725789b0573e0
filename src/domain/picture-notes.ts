interface Size {
  readonly width: number;
  readonly height: number;
}

/** What became of a picture that was opened, and what to know of it. */
export type PictureNote =
  | { readonly note: 'first-frame' | 'on-white' | 'pixels-altered' }
  | { readonly note: 'scaled-down'; readonly from: Size; readonly to: Size }
  | { readonly note: 'very-small'; readonly size: Size }
  /** Other files that came with it. */
  | { readonly note: 'others-left'; readonly names: readonly string[] };
