/** The language between page and picture worker. Types only. */
import type { Pixels } from '@/domain/picture';
import type { Exchange } from '../rpc/protocol';

/** A file as a picture the engine can take. */
export interface DecodedPicture {
  /** Upright, opaque, at most 1024 pixels a side. */
  readonly pixels: Pixels;
  /** First 16 hexadecimal digits of the file's SHA-256. */
  readonly hash: string;
  /** Remarks for the person, e.g. "Only the first frame of the animation is used." */
  readonly notes: readonly string[];
}

/** What the worker can be asked. */
export interface PictureExchanges {
  decode: Exchange<{ readonly file: Blob; readonly name: string }, never, DecodedPicture>;
}
