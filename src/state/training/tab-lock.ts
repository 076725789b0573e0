const name = 'limelight-training';

/** One training at a time on this device, whichever tab it is in. */
export interface TabLock {
  /** The way to let go of it; `undefined` where another tab has it. */
  take(): Promise<(() => void) | undefined>;
  /** Whether any tab has it. */
  isTaken(): Promise<boolean>;
}

/** The browser's own lock, which a tab that crashes lets go of. Where browsers lack it every tab may train. */
export function browserLock(locks: LockManager | null = available()): TabLock {
  return {
    take: () =>
      new Promise((resolve, reject) => {
        if (!locks) {
          resolve(() => undefined);
          return;
        }
        locks
          .request(name, { ifAvailable: true }, (lock) => {
            if (lock) return new Promise<void>((release) => resolve(release));
            resolve(undefined);
            return undefined;
          })
          .catch(reject);
      }),
    async isTaken() {
      const { held = [] } = (await locks?.query()) ?? {};
      return held.some((lock) => lock.name === name);
    },
  };
}

/** Absent on pages that came without encryption. */
function available(): LockManager | null {
  return typeof navigator !== 'undefined' && 'locks' in navigator ? navigator.locks : null;
}
