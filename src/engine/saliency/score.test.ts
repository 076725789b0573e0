import { expect, it } from 'vitest';
import { picturesPerStep } from './score';

const layer = (side: number, channels: number) => ({ name: '', height: side, width: side, channels });

it.each([
  ['32 where a model is small', 32, [], 1e6, 32],
  ['as many as its work leaves room for', 32, [], 1e8, 4],
  ['one where that is too much already', 224, [], 4e9, 1],
  ['fewer of large pictures, however little work they are', 1024, [], 1e6, 21],
  [
    'fewer where layers are large (fails if only the picture is counted)',
    224,
    [layer(224, 64), layer(224, 64)],
    1e7,
    10,
  ],
  ['one where not even one fits', 4096, [layer(4096, 8)], 1e7, 1],
])('pictures a step: %s', (_, side, layers, multiplyAdds, expected) => {
  expect(picturesPerStep({ inputShape: [side, side, 3], layers, multiplyAdds })).toBe(expected);
});
