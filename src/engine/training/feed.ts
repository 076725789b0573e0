import { tensor4d, type Tensor2D, type Tensor4D } from '@tensorflow/tfjs-core';
import type { PerturbationMaps } from '@/domain/training/checkpoint';
import type { TrainingData } from '@/domain/training/data';
import type { TrainingSettings } from '@/domain/training/params';
import { oneHotRows } from '../one-hot';
import { drawMoves, moved } from './augment';
import { fullMap, penalised, scaleToUnit } from './masks';
import { PictureOrder, type BatchPart } from './order';
import { draws } from './streams';

/** What one step looks at, on the backend. The caller's. */
export interface Feed {
  readonly labels: readonly number[];
  /** [B, H, W, 3] in [0, 1]. */
  readonly pixels: Tensor4D;
  /** [B, C] */
  readonly hot: Tensor2D;
  /** Of the guided part of the batch: 1 − M of the masked form, or the maps of length 1 of the imitation form, [n, H, W, 1]. */
  readonly guide?: Tensor4D;
}

/** What the selective term is guided by, and where in the batch it is taken. */
export interface Guidance extends BatchPart {
  readonly maps: PerturbationMaps;
}

/**
 * The pictures of the step with this number, from 0, moved as (seed, step) says; the guide made of a picture's map moves
 * with it.
 */
export class Feeder {
  readonly order: PictureOrder;

  constructor(
    private readonly data: TrainingData,
    private readonly settings: TrainingSettings,
  ) {
    this.order = new PictureOrder(data.training.labels.length, settings.seed);
  }

  take(step: number, batch: number, guidance?: Guidance): Feed {
    const { training, shape, classes } = this.data;
    const [height, width] = shape;
    const size = height * width * 3;
    const indices = this.order.of(step, batch);
    const moves = drawMoves(batch, shape, this.settings, draws(this.settings.seed, 'moves', step));
    const pixels = new Float32Array(batch * size);
    indices.forEach((index, i) => {
      const picture = training.pixels.subarray(index * size, (index + 1) * size);
      moved(picture, shape, moves[i]!, 1 / 255, pixels, i * size);
    });
    const labels = indices.map((index) => training.labels[index]!);
    return {
      labels,
      pixels: tensor4d(pixels, [batch, ...shape]),
      hot: oneHotRows(labels, classes.length),
      ...(guidance && { guide: this.guide(indices, moves, guidance) }),
    };
  }

  private guide(all: readonly number[], moves: ReturnType<typeof drawMoves>, { maps, first, end }: Guidance): Tensor4D {
    const [height, width] = this.data.shape;
    const indices = all.slice(first, end);
    const values = new Float32Array(indices.length * height * width);
    indices.forEach((index, i) => {
      const map = fullMap(maps, index, height, width);
      const imitated = this.settings.selectiveForm === 'imitation';
      const guide = imitated ? map : penalised(map, this.settings);
      moved(guide, [height, width, 1], moves[first + i]!, 1, values, i * height * width);
      if (imitated) scaleToUnit(values.subarray(i * height * width, (i + 1) * height * width));
    });
    return tensor4d(values, [indices.length, height, width, 1]);
  }
}
