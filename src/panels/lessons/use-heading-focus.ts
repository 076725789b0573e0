import { useEffect, useRef, type RefObject } from 'react';

/**
 * The heading of what the panel shows: focus comes to it whenever `shown` changes, and at first where nothing else has it,
 * or only the button that opened the panel. Who goes on with the keyboard reads on from there.
 */
export function useHeadingFocus(shown?: unknown): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(shown);
  useEffect(() => {
    const { activeElement } = document;
    const isFree = activeElement === document.body || activeElement?.getAttribute('aria-controls') === 'lessons';
    if (before.current !== shown || isFree) heading.current?.focus();
    before.current = shown;
  }, [shown]);
  return heading;
}
