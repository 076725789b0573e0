import { useEffect } from 'react';
import { useOpenSection } from '../shared/rail-section';

const MARK = 'data-lesson-shows';

/** Marks the control with that `data-testid` on the page, as soon as it is there, and brings it into view. */
export function useHighlight(testId: string | undefined): void {
  useEffect(() => {
    if (testId === undefined) return;
    let marked: Element | undefined;
    const mark = () => {
      const found = document.querySelector(`[data-testid="${testId}"]`) ?? undefined;
      if (found === marked) return;
      marked?.removeAttribute(MARK);
      marked = found;
      if (!found) return;
      found.setAttribute(MARK, '');
      unfold(found);
      openSectionOf(found);
      found.scrollIntoView({ block: 'nearest' });
    };
    mark();
    // Panels that are opened later, and controls that are drawn anew.
    const observer = new MutationObserver(mark);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      marked?.removeAttribute(MARK);
    };
  }, [testId]);
}

/** Opens whatever holds the control folded away. */
function unfold(control: Element): void {
  const fold = control.parentElement?.closest('details:not([open])');
  if (fold) {
    fold.setAttribute('open', '');
    unfold(fold);
  }
}

/** Unfolds the section of the rail that holds the control; of one elsewhere no section covers it. */
function openSectionOf(control: Element): void {
  const { section } = control.closest<HTMLElement>('[data-section]')?.dataset ?? {};
  useOpenSection.getState().setOpen((['picture', 'attack', 'explain'] as const).find((known) => known === section));
}
