import { classCounts, type TrainingData } from '@/domain/training/data';

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
  if (!data) return 'Bring pictures of at least two classes first.';
  const counts = countsOf(data);
  const [only] = counts;
  if (counts.length < 2)
    return `There is only one class, ${only ? `“${only.name}”` : 'and it is empty'}: a second one is needed to tell it from.`;
  const lonely = counts.find((count) => total(count) < 2);
  if (lonely)
    return `“${lonely.name}” has ${total(lonely) === 1 ? 'one picture' : 'no picture'}: two are the least, one to learn from and one to check with.`;
  return undefined;
}

/** What is worth knowing before training on pictures that can be learned from; undefined where nothing is. */
export function balanceWarning(data: TrainingData): string | undefined {
  const counts = countsOf(data);
  const most = Math.max(...counts.map(total));
  const few = counts.filter((count) => total(count) < UNEVEN * most);
  const [first] = few;
  if (!first) return undefined;
  const who = few.length === 1 ? `“${first.name}” has` : `${few.length} classes have`;
  return `${who} far fewer pictures than the largest class: the model will rarely answer with ${few.length === 1 ? 'it' : 'them'}.`;
}
