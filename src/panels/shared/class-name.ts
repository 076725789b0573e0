import { classesOf, type Target } from '@/domain/target';
import { text } from '@/text';

/** The lists of classes that have names in other languages are of so many. */
const TRANSLATED = 10;

/**
 * What a person reads for a class, by what its model calls it: the words of the language that is spoken where the
 * classes are ten of CIFAR-10's and Imagenette's; otherwise the same.
 */
export function classWords(classes: readonly string[], own: string): string {
  const known: Readonly<Record<string, string>> = text.classNames;
  const isKnown = classes.length === TRANSLATED && classes.every((name) => Object.hasOwn(known, name));
  return (isKnown && Object.hasOwn(known, own) && known[own]) || own;
}

/** What a person reads for a class, by its place among them. */
export function className(classes: readonly string[], index: number): string {
  return classWords(classes, modelClassName(classes, index));
}

/** What a person reads for each of them. */
export function classNames(classes: readonly string[]): string[] {
  return classes.map((name) => classWords(classes, name));
}

/** What the model itself calls a class, whatever language is spoken; of one without a name its number, in words of that. */
export function modelClassName(classes: readonly string[], index: number): string {
  return classes[index] ?? text.unnamedClass(index);
}

/** What a map explains, in words: a class, or "one rather than another". */
export function targetName(classes: readonly string[], target: Target): string {
  const [of, versus] = classesOf(target).map((index) => className(classes, index)) as [string, string?];
  return versus === undefined ? of : text.compare.map.versus(of, versus);
}
