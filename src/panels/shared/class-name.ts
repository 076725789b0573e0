import { classesOf, type Target } from '@/domain/target';
import { text } from '@/text';

/** What a model calls a class; of one without a name its number. */
export function className(classes: readonly string[], index: number): string {
  return classes[index] ?? text.unnamedClass(index);
}

/** What a map explains, in words: a class, or "one rather than another". */
export function targetName(classes: readonly string[], target: Target): string {
  const [of, versus] = classesOf(target).map((index) => className(classes, index)) as [string, string?];
  return versus === undefined ? of : text.compare.map.versus(of, versus);
}
