import { useLayoutEffect } from 'react';
import { useCurtain } from './curtain';

/** Where a letter is text or chooses from a list. */
const takesLetters = 'input, select, textarea, [contenteditable]';

/** The clean pictures for as long as B is held. */
export function useBlinkKey(): void {
  useLayoutEffect(() => {
    const { blink } = useCurtain.getState();
    const down = (event: KeyboardEvent) => {
      const elsewhere = event.target instanceof Element && event.target.matches(takesLetters);
      if (event.key.toLowerCase() !== 'b' || event.ctrlKey || event.metaKey || event.altKey || elsewhere) return;
      if (document.querySelector('dialog[open]') === null) blink(true);
    };
    const up = (event: KeyboardEvent) => event.key.toLowerCase() === 'b' && blink(false);
    const stop = () => blink(false);
    const gone = new AbortController();
    const { signal } = gone;
    window.addEventListener('keydown', down, { signal });
    window.addEventListener('keyup', up, { signal });
    window.addEventListener('blur', stop, { signal });
    return () => gone.abort();
  }, []);
}
