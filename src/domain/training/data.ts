import type { PerturbationMaps } from './checkpoint';

/** Pictures to learn from and pictures to check with, as bytes: a float copy of a few thousand would not fit a phone. */
export interface TrainingData {
  /** What they are, e.g. "CIFAR-10", or the folder or archive that the person's came in; empty where they came in none. */
  readonly name: string;
  readonly classes: readonly string[];
  /** [height, width, 3] of every picture. */
  readonly shape: readonly [number, number, number];
  readonly training: LabelledBytes;
  /** Never learned from. */
  readonly heldOut: LabelledBytes;
  /** Perturbation maps of all training pictures that were made beforehand, by the model that made them. */
  readonly maps?: readonly TeacherMaps[];
}

/** What one model finds salient in the training pictures. */
export interface TeacherMaps {
  /** SHA-256 of the model's shards, end to end. */
  readonly weights: string;
  readonly maps: PerturbationMaps;
}

/** What a picture is for: to learn from, or to check with. */
export type Part = keyof Pick<TrainingData, 'training' | 'heldOut'>;

/** Labelled pictures: pixel values 0 to 255, NHWC; `pixels.length === labels.length * height * width * 3`. */
export interface LabelledBytes {
  readonly pixels: Uint8Array<ArrayBuffer>;
  /** Indices into the classes. */
  readonly labels: readonly number[];
}

/** Pictures a class has, in the order of the classes. */
export function classCounts({ labels }: Pick<LabelledBytes, 'labels'>, classes: number): number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}

/** The maps that a model of these weights made of the training pictures, if they came with them. */
export function mapsBy({ maps = [] }: Pick<TrainingData, 'maps'>, weights: string): PerturbationMaps | undefined {
  return maps.find((made) => made.weights === weights)?.maps;
}
