const plain = (name: string) => name.trim().toLowerCase();

/**
 * Which output of a model each of these classes takes over: the index among the `known` classes of the one with its
 * name, in upper or lower case; −1 for a class that the model does not know, whose output is drawn at random.
 */
export function inheritedOutputs(classes: readonly string[], known: readonly string[]): number[] {
  const index = new Map(known.map((name, i) => [plain(name), i] as const).reverse());
  return classes.map((name) => index.get(plain(name)) ?? -1);
}

/** How many of these classes a model that knows others must learn from nothing; before that, its answers are chance. */
export function countNewClasses(classes: readonly string[], known: readonly string[]): number {
  return inheritedOutputs(classes, known).filter((output) => output < 0).length;
}
