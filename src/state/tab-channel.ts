/** Where tabs of this browser hear of each other. */
export type TabChannel = Pick<BroadcastChannel, 'postMessage' | 'addEventListener'>;

const silent: TabChannel = { postMessage: () => undefined, addEventListener: () => undefined };

/** The browser's own channel of that name; one that is silent where the browser refuses it, as with cookies blocked. */
export function tabChannel(name: string): TabChannel {
  try {
    return new BroadcastChannel(name);
  } catch {
    return silent;
  }
}
