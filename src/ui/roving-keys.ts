/** Where a key leads from one of `count` places in a row that goes round; `undefined` where it leads nowhere. */
export function stepIn(key: string, at: number, count: number): number | undefined {
  if (at < 0 || count === 0) return undefined;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowUp':
      return (at - 1 + count) % count;
    case 'ArrowRight':
    case 'ArrowDown':
      return (at + 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
