import type { LabelledBytes, TrainingData } from '@/domain/training/data';
import type { Split } from './split';

/** Pictures of one shape as they come in, one after another. */
export class PictureCollection {
  readonly labels: number[] = [];
  private readonly pictures: Uint8Array[] = [];

  add(picture: Uint8Array, label: number): void {
    this.pictures.push(picture);
    this.labels.push(label);
  }

  /** The pictures with these indices, end to end, in that order. */
  chosen(indices: readonly number[]): LabelledBytes {
    const size = this.pictures[0]?.length ?? 0;
    const pixels = new Uint8Array(indices.length * size);
    indices.forEach((index, i) => pixels.set(this.pictures[index]!, i * size));
    return { pixels, labels: indices.map((index) => this.labels[index]!) };
  }

  /** Every picture, in the order in which they came. */
  all(): LabelledBytes {
    return this.chosen(this.labels.map((_, i) => i));
  }

  /** Both parts of a split. */
  parts({ training, heldOut }: Split): Pick<TrainingData, 'training' | 'heldOut'> {
    return { training: this.chosen(training), heldOut: this.chosen(heldOut) };
  }
}
