import { classCounts, type TrainingData } from '@/domain/training/data';
import { FEW_PICTURES } from '@/domain/training/record';
import { text } from '@/text';
import { fetchedText } from '@/text/fetched';

/** A class and how many pictures it has. */
export interface ClassCount {
  readonly name: string;
  readonly training: number;
  readonly heldOut: number;
}

/** Every class with its pictures. */
export function countsOf({ classes, training, heldOut }: TrainingData): ClassCount[] {
  const learned = classCounts(training, classes.length);
  const checked = classCounts(heldOut, classes.length);
  return classes.map((name, index) => ({ name, training: learned[index] ?? 0, heldOut: checked[index] ?? 0 }));
}

const total = ({ training, heldOut }: ClassCount) => training + heldOut;

/** A class with fewer pictures than this share of the largest one's is learned badly. */
const UNEVEN = 0.25;

/** Why nothing can be learned from these pictures, in words for the person; undefined where it can. */
export function obstacle(data: TrainingData | undefined): string | undefined {
  const words = text.finetune.obstacles;
  if (!data) return words.noPictures;
  const counts = countsOf(data);
  if (counts.length < 2) return words.oneClass(counts[0]?.name);
  const lonely = counts.find((count) => total(count) < 2);
  if (lonely) return words.lonely(lonely.name, total(lonely));
  const untaught = counts.find(({ training }) => training === 0);
  if (untaught) return words.untaught(untaught.name);
  return counts.every(({ heldOut }) => heldOut === 0) ? words.noValidation : undefined;
}

/** Why a base cannot learn from pictures of another size; undefined where it can. */
export function misfit(
  pictures: TrainingData['shape'],
  takes: TrainingData['shape'],
  dataset: 'bundled' | 'own',
): string | undefined {
  if (pictures.join() === takes.join()) return undefined;
  const size = ([height, width]: TrainingData['shape']) => `${height} × ${width}`;
  const { bundledMisfit, ownMisfit } = text.finetune.obstacles;
  return (dataset === 'bundled' ? bundledMisfit : ownMisfit)(size(pictures), size(takes));
}

/** What is worth knowing before training on pictures that can be learned from. */
export function cautions(data: TrainingData): string[] {
  const words = fetchedText.finetune.cautions;
  const counts = countsOf(data);
  const most = Math.max(...counts.map(total));
  const small = counts.filter((count) => total(count) < UNEVEN * most);
  const unchecked = counts.filter(({ heldOut }) => heldOut === 0);
  const validation = data.heldOut.labels.length;
  return [
    ...(small[0] ? [words.uneven(small.length, small[0].name)] : []),
    ...(unchecked[0] ? [words.unchecked(unchecked.length, unchecked[0].name)] : []),
    ...(validation < FEW_PICTURES ? [words.fewChecks(validation)] : []),
  ];
}
