/** What a map explains: why a class, or why that class rather than another (the difference of their scores). */
export type Target = number | { readonly of: number; readonly versus: number };

/** Why that class rather than the other; where there is none, or it is the same, why the class. */
export function targetOf(of: number, versus: number | undefined): Target {
  return versus === undefined || versus === of ? of : { of, versus };
}

/** The class explained, and behind it the one that it is set against. */
export function classesOf(target: Target): readonly number[] {
  return typeof target === 'number' ? [target] : [target.of, target.versus];
}
