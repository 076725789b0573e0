/** A function that works once for each argument (told apart by its JSON) and remembers what came out. */
export function once<Argument, Result>(
  work: (argument: Argument) => Promise<Result>,
): (argument: Argument) => Promise<Result> {
  const known = new Map<string, Promise<Result>>();
  return (argument) => {
    const key = JSON.stringify([argument]);
    const found = known.get(key) ?? work(argument);
    known.set(key, found);
    return found;
  };
}
