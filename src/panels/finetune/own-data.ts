import { classCounts, type TrainingData } from '@/domain/training/data';
import { FEW_PICTURES } from '@/domain/training/record';

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
  if (!data) return 'Add pictures of at least two classes first.';
  const counts = countsOf(data);
  const [only] = counts;
  if (counts.length < 2)
    return `There is only one class, ${only ? `“${only.name}”` : 'and it is empty'}: a second one is needed to tell it from.`;
  const lonely = counts.find((count) => total(count) < 2);
  if (lonely)
    return `“${lonely.name}” has ${total(lonely) === 1 ? 'one picture' : 'no picture'}: two are the least, one to learn from and one for validation.`;
  const untaught = counts.find(({ training }) => training === 0);
  if (untaught) return `“${untaught.name}” has no picture to learn from.`;
  if (counts.every(({ heldOut }) => heldOut === 0))
    return 'There is no picture for validation yet: take a second burst of each class.';
  return undefined;
}

/** Why a base cannot learn from pictures of another size; undefined where it can. */
export function misfit(
  pictures: TrainingData['shape'],
  takes: TrainingData['shape'],
  dataset: 'bundled' | 'own',
): string | undefined {
  if (pictures.join() === takes.join()) return undefined;
  const size = ([height, width]: TrainingData['shape']) => `${height} × ${width}`;
  return dataset === 'bundled'
    ? `These pictures are ${size(pictures)}, and this model takes ${size(takes)}: begin with a model of their size, or bring pictures of your own, of any size.`
    : `These pictures were read at ${size(pictures)}, and this model takes ${size(takes)}: bring them again, or begin with a model of their size.`;
}

/** What is worth knowing before training on pictures that can be learned from. */
export function cautions(data: TrainingData): string[] {
  const counts = countsOf(data);
  const most = Math.max(...counts.map(total));
  const small = counts.filter((count) => total(count) < UNEVEN * most);
  const unchecked = counts.filter(({ heldOut }) => heldOut === 0);
  const validation = data.heldOut.labels.length;
  return [
    ...(small.length > 0
      ? [
          `${named(small)} far fewer pictures than the largest class: the model will rarely answer with ${small.length === 1 ? 'it' : 'them'}.`,
        ]
      : []),
    ...(unchecked.length > 0
      ? [`${named(unchecked)} no picture for validation: nothing will say how well it is told.`]
      : []),
    ...(validation < FEW_PICTURES
      ? [
          `${validation === 1 ? 'One validation picture is' : `${validation} validation pictures are`} few: the accuracies will be rough, with wide intervals.`,
        ]
      : []),
  ];
}

/** The class by name, or how many there are, with the verb. */
function named(classes: readonly ClassCount[]): string {
  const [first] = classes;
  return classes.length === 1 && first ? `“${first.name}” has` : `${classes.length} classes have`;
}
