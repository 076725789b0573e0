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
  const text = `[${declared.map((length) => length ?? 'any').join(', ')}]`;
  if (height === undefined || width === undefined || channels === undefined || rest.length > 0)
    throw unsupported(`its input has shape ${text}, and a picture is [height, width, 3]`);
  if (channels === 1)
    throw unsupported(`it takes grey pictures, ${text}, and here pictures have three colour channels`);
  if (channels !== null && channels !== 3)
    throw unsupported(`its input has shape ${text}, and a colour picture stored channels last is [height, width, 3]`);
  const rows = height ?? chosen?.[0];
  const columns = width ?? chosen?.[1];
  if (rows === undefined || columns === undefined) throw unsupported('it leaves open what size its pictures have');
  if (rows * columns > maximumPixels) throw unsupported(`its pictures have ${rows} × ${columns} pixels`);
  return [rows, columns, 3];
}

/** Pictures are at most 1024 pixels a side as they are opened. */
const maximumPixels = 1024 * 1024;
