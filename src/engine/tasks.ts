/** What only Node has. */
const node = globalThis as { readonly setImmediate?: (run: () => void) => void };

/**
 * Waits for a turn of the event loop, so that a long computation lets messages (a cancel, above all) in. Not a timer:
 * browsers stretch nested timers to 4 ms and, in hidden tabs, to a second.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    if (node.setImmediate) {
      node.setImmediate(resolve);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
