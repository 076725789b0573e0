import { expect, it } from 'vitest';
import { centre, partShown, type Crop } from './crop';

it('moves the largest part of the shape wanted along the side that has room', () => {
  const part = (crop: Crop) => partShown({ width: 100, height: 40 }, 32, 32, crop);
  expect(part(centre)).toEqual({ left: 30, top: 0, width: 40, height: 40 });
  expect(part({ x: 0, y: 0.9 })).toEqual({ left: 0, top: 0, width: 40, height: 40 });
  expect(part({ x: 1, y: 0 })).toEqual({ left: 60, top: 0, width: 40, height: 40 });
  expect(part('whole')).toEqual({ left: 0, top: 0, width: 100, height: 40 });
});
