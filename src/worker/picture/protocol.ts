/** The language between page and picture worker. Types only. */
import type { Pixels } from '@/domain/picture';
import type { PictureNote } from '@/domain/picture-notes';
import type { Exchange } from '../rpc/protocol';

/** A file as a picture the engine can take. */
export interface DecodedPicture {
  /** Upright, opaque, at most 1024 pixels a side. */
  readonly pixels: Pixels;
  /** First 16 hexadecimal digits of the file's SHA-256. */
  readonly hash: string;
  readonly notes: readonly PictureNote[];
}

/** What the worker can be asked. */
export interface PictureExchanges {
  decode: Exchange<{ readonly file: Blob; readonly name: string }, never, DecodedPicture>;
}
