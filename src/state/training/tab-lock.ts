const name = 'limelight-training';

/** One training at a time on this device, whichever tab it is in. */
export interface TabLock {
  /** The way to let go of it; `undefined` where another tab has it. */
  take(): Promise<(() => void) | undefined>;
  /** Whether any tab has it. */
  isTaken(): Promise<boolean>;
  /** Tells whether any tab has it, whenever one takes it or lets go, and when the page is looked at again. */
  watch(listener: (taken: boolean) => void): void;
}

/** Where tabs hear of each other. */
export type Bell = Pick<BroadcastChannel, 'postMessage' | 'addEventListener'>;

/** The browser's own lock, which a tab that crashes lets go of. Where browsers lack it every tab may train. */
export function browserLock(
  locks: LockManager | null = availableLocks(),
  openBell: () => Bell = () => new BroadcastChannel(name),
): TabLock {
  let opened: Bell | undefined;
  const bell = () => (opened ??= openBell());
  const ring = () => bell().postMessage('changed');
  const isTaken = async () => {
    const { held = [] } = (await locks?.query()) ?? {};
    return held.some((lock) => lock.name === name);
  };
  return {
    take: () =>
      new Promise((resolve, reject) => {
        if (!locks) {
          resolve(() => undefined);
          return;
        }
        const held = locks.request(name, { ifAvailable: true }, async (lock) => {
          if (!lock) {
            resolve(undefined);
            return;
          }
          ring();
          await new Promise<void>((release) => resolve(release));
        });
        held.then(ring, reject);
      }),
    isTaken,
    watch(listener) {
      if (!locks) return;
      const look = () => void isTaken().then(listener);
      bell().addEventListener('message', look);
      if (typeof document !== 'undefined') document.addEventListener('visibilitychange', look);
      look();
    },
  };
}

/** Absent on pages that came without encryption. */
function availableLocks(): LockManager | null {
  return typeof navigator !== 'undefined' && 'locks' in navigator ? navigator.locks : null;
}
