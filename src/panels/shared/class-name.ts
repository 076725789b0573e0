import { text } from '@/text';

/** What a model calls a class; of one without a name its number. */
export function className(classes: readonly string[], index: number): string {
  return classes[index] ?? text.unnamedClass(index);
}
