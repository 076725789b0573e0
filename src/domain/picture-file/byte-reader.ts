/** Thrown by a read beyond the end: the file stops too early. `inspectPicture` turns it into `picture-damaged`. */
export class TruncatedError extends Error {}

/** Thrown at the tag after the last that a picture may have. `inspectPicture` turns it into `picture-too-large`. */
export class TooManyPartsError extends Error {}

/** Chunks or boxes of one file. A picture of 50 MB in the short chunks that some programs write has a tenth of them. */
export const maximumParts = 100_000;

/** Numbers and tags out of a file's bytes; every read beyond the end throws `TruncatedError`. */
export class ByteReader {
  private parts = 0;
  private readonly view: DataView;

  constructor(readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }

  u8(offset: number): number {
    return this.view.getUint8(this.checked(offset, 1));
  }

  u16(offset: number, littleEndian = false): number {
    return this.view.getUint16(this.checked(offset, 2), littleEndian);
  }

  u32(offset: number, littleEndian = false): number {
    return this.view.getUint32(this.checked(offset, 4), littleEndian);
  }

  i32(offset: number, littleEndian = false): number {
    return this.view.getInt32(this.checked(offset, 4), littleEndian);
  }

  /** Unsigned, little endian. */
  u24(offset: number): number {
    return this.u16(offset, true) + this.u8(offset + 2) * 0x10000;
  }

  /** `length` bytes as Latin-1 text: the name of a part of the file, of which no file has more than `maximumParts`. */
  tag(offset: number, length = 4): string {
    if (++this.parts > maximumParts) throw new TooManyPartsError();
    this.checked(offset, length);
    return String.fromCharCode(...this.bytes.subarray(offset, offset + length));
  }

  private checked(offset: number, length: number): number {
    if (offset < 0 || offset + length > this.length) throw new TruncatedError();
    return offset;
  }
}
