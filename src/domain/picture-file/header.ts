/** The picture formats that are opened, by the name people know. */
export type PictureFormat = 'PNG' | 'JPEG' | 'GIF' | 'WebP' | 'BMP' | 'AVIF';

/** What a file's own bytes say about its picture, before any pixel is decoded. */
export interface PictureHeader {
  /** Pixels as stored, before any EXIF rotation. */
  readonly width: number;
  readonly height: number;
  /** More than one frame. */
  readonly animated: boolean;
  /** False where the file stops before the (first) picture does: some decoders would fill in the rest. */
  readonly complete: boolean;
  /** The EXIF block, a view into the file's bytes. */
  readonly exif?: Uint8Array;
}
