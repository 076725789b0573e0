const STEP = 0.05;
const LEAP = 0.2;

/** What the keys of a slider from 0 to 1 do. */
const keys: Readonly<Record<string, (at: number) => number>> = {
  ArrowLeft: (at) => at - STEP,
  ArrowDown: (at) => at - STEP,
  ArrowRight: (at) => at + STEP,
  ArrowUp: (at) => at + STEP,
  PageDown: (at) => at - LEAP,
  PageUp: (at) => at + LEAP,
  Home: () => 0,
  End: () => 1,
};

/** Where a key takes a slider; `undefined` for any other key. Of one from top to bottom down is more. */
export function slide(key: string, at: number, downwards = false): number | undefined {
  const change = Object.hasOwn(keys, key) ? keys[key] : undefined;
  if (!change) return undefined;
  const next = change(at);
  const turned = downwards && /^(Arrow(Up|Down)|Page)/.test(key) ? 2 * at - next : next;
  return Math.min(1, Math.max(0, turned));
}
