import { expect, it } from 'vitest';
import { text } from '.';

it.each([
  [[451, 300], { x: 0.25, y: 0.5 }, [32, 32], '300 × 300 from (38, 0) of 451 × 300 pixels, shrunk to 32 × 32'],
  [[451, 300], 'whole', [32, 32], 'all 451 × 300, shrunk to 32 × 32 with grey bars'],
  [[32, 16], 'whole', [32, 32], 'all 32 × 16 with grey bars'],
  [[64, 64], 'whole', [32, 32], 'all 64 × 64, shrunk to 32 × 32'],
  [[32, 32], 'whole', [32, 32], 'all 32 × 32 pixels'],
] as const)('of %j the part %j for a model of %j: %s', ([width, height], crop, [inputWidth, inputHeight], words) => {
  expect(text.pictures.crop({ width, height }, { width: inputWidth, height: inputHeight }, crop)).toBe(words);
});

it.each([
  [[451, 300], [32, 32], 'the middle 300 × 300 of 451 × 300 pixels, shrunk to 32 × 32'],
  [[32, 32], [32, 32], 'all 32 × 32 pixels'],
  [[64, 64], [32, 32], 'all 64 × 64, shrunk to 32 × 32'],
  [[20, 16], [32, 32], 'the middle 16 × 16 of 20 × 16 pixels, enlarged to 32 × 32'],
  [[40, 32], [32, 32], 'the middle 32 × 32 of 40 × 32 pixels'],
  [[100, 100], [64, 32], 'the middle 100 × 50 of 100 × 100 pixels, shrunk to 64 × 32'],
] as const)('a picture of %j for a model of %j: %s', ([width, height], [inputWidth, inputHeight], words) => {
  expect(text.pictures.crop({ width, height }, { width: inputWidth, height: inputHeight })).toBe(words);
});
