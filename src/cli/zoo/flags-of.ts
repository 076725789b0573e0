/** "0101" as flags. */
export function flagsOf(outcome: string): boolean[] {
  return [...outcome].map((bit) => bit === '1');
}

/** Flags as "0101". */
export function outcomeOf(flags: readonly boolean[]): string {
  return flags.map((flag) => (flag ? '1' : '0')).join('');
}
