import { tabChannel, type TabChannel } from '../tab-channel';

const name = 'limelight-training';

/** One training at a time on this device, whichever tab it is in. */
export interface TabLock {
  /** The way to let go of it; `undefined` where another tab has it. */
  take(): Promise<(() => void) | undefined>;
  /** Whether any tab has it. */
  isTaken(): Promise<boolean>;
  /** Tells whether any tab has it, at once and whenever one takes it or lets go, if only by crashing. */
  watch(listener: (taken: boolean) => void): void;
}

/** The browser's own lock, which a tab that crashes lets go of. Where browsers lack it, or refuse it, every tab may train. */
export function browserLock(
  locks: LockManager | null = availableLocks(),
  openBell: () => TabChannel = () => tabChannel(name),
): TabLock {
  let opened: TabChannel | undefined;
  const bell = () => (opened ??= openBell());
  const isTaken = async () => {
    const { held = [] } = (await locks?.query().catch(() => undefined)) ?? {};
    return held.some((lock) => lock.name === name && lock.mode === 'exclusive');
  };
  const take: TabLock['take'] = () =>
    new Promise((resolve) => {
      const withoutLock = () => resolve(() => undefined);
      if (!locks) return withoutLock();
      const held = locks.request(name, { ifAvailable: true }, async (lock) => {
        if (!lock) {
          // For a moment it may be another tab's that only waited for nobody to train.
          resolve((await isTaken()) ? undefined : take());
          return;
        }
        bell().postMessage('taken');
        await new Promise<void>((release) => resolve(release));
      });
      held.catch(withoutLock);
    });
  return {
    take,
    isTaken,
    watch(listener) {
      if (!locks) return;
      const look = async () => {
        const taken = await isTaken();
        listener(taken);
        if (!taken) return;
        // Granted as soon as nobody trains any more.
        await locks.request(name, { mode: 'shared' }, () => undefined);
        await look();
      };
      bell().addEventListener('message', () => void look());
      void look();
    },
  };
}

/** Absent on pages that came without encryption. */
function availableLocks(): LockManager | null {
  return typeof navigator !== 'undefined' && 'locks' in navigator ? navigator.locks : null;
}
