/** The language between page and picture worker. Types only. */
import type { Failure } from '@/domain/errors';
import type { Pixels } from '@/domain/picture';

/** A file as a picture the engine can take. */
export interface DecodedPicture {
  /** Upright, opaque, at most 1024 pixels a side. */
  readonly pixels: Pixels;
  /** First 16 hexadecimal digits of the file's SHA-256. */
  readonly hash: string;
  /** Remarks for the person, e.g. "Only the first frame of the animation is used." */
  readonly notes: readonly string[];
}

/** Page to worker; one at a time. */
export interface DecodeRequest {
  readonly file: Blob;
  readonly name: string;
}

/** Worker to page; one for every request. */
export type DecodeReply = { readonly picture: DecodedPicture } | { readonly failure: Failure };
