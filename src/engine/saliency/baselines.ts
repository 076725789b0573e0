import { add, fill, mean, tensor4d, tidy, zerosLike, type Rank, type Tensor4D } from '@tensorflow/tfjs-core';
import type { ChoiceParam } from '@/domain/params';
import { random, uniformValues } from '@/domain/random';
import { applySeparable, gaussianMap } from '../image/separable';

/** A picture in which there is nothing to see: where a path to the picture begins, or what stands in a hidden place. */
export const baselineNames = ['black', 'white', 'grey', 'average', 'blur', 'noise'] as const;

export type BaselineName = (typeof baselineNames)[number];

/** One of them as a parameter. */
export function baselineParam(preset: BaselineName): ChoiceParam<BaselineName> {
  return { kind: 'choice', default: preset, options: baselineNames };
}

/** A blur that leaves no object, as a share of the shorter side. */
const BLUR = 1 / 8;

/**
 * The baseline of each picture, [B, H, W, 3]: one colour; `average`, the picture's own mean colour; the picture blurred
 * (Gaussian of an eighth of the side); or one draw of uniform noise for all.
 */
export function baselineOf(images: Tensor4D, name: BaselineName, seed: number): Tensor4D {
  const [, height, width, channels] = images.shape;
  return tidy(() => {
    switch (name) {
      case 'black':
        return zerosLike(images);
      case 'white':
        return fill<Rank.R4>(images.shape, 1);
      case 'grey':
        return fill<Rank.R4>(images.shape, 0.5);
      case 'average':
        return add(zerosLike(images), mean(images, [1, 2], true));
      case 'blur': {
        const sigma = BLUR * Math.min(height, width);
        return applySeparable(images, gaussianMap(height, sigma), gaussianMap(width, sigma));
      }
      case 'noise': {
        const noise = uniformValues(height * width * channels, 0, 1, random(seed));
        return add(zerosLike(images), tensor4d(noise, [1, height, width, channels]));
      }
      default:
        return name satisfies never;
    }
  });
}
