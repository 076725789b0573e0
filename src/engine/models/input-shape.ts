import { unsupported } from '../network/refusal';

/**
 * The size [height, width, 3] of the colour pictures a model takes, from what it declares ([height, width, channels],
 * null where it takes any length) and what was chosen where it leaves that open. Throws `model-unsupported` for what is
 * no colour picture.
 */
export function pictureShape(
  declared: readonly (number | null)[],
  chosen?: readonly [number, number, number],
): readonly [number, number, 3] {
  const [height, width, channels, ...rest] = declared;

  if (height === undefined || width === undefined || channels === undefined || rest.length > 0)
    throw unsupported('not-a-picture', { shape: declared });
  if (channels === 1) throw unsupported('grey-pictures', { shape: declared });
  if (channels !== null && channels !== 3) throw unsupported('not-channels-last', { shape: declared });
  const rows = height ?? chosen?.[0];
  const columns = width ?? chosen?.[1];
  if (rows === undefined || columns === undefined) throw unsupported('size-left-open');
  if (rows * columns > maximumPixels) throw unsupported('too-many-pixels', { rows, columns });
  return [rows, columns, 3];
}

/** Pictures are at most 1024 pixels a side as they are opened. */
const maximumPixels = 1024 * 1024;
