/** What acts on a click. */
const controls = 'button, a[href], input, select, textarea, summary, label, [role="button"]';

/** Milliseconds and pixels within which a second tap of a finger counts as one with the first; a mouse counts itself. */
const TAP_MILLISECONDS = 500;
const TAP_PIXELS = 32;

/**
 * Lets the second click of a double click act only on what the first one acted on: a button that took the place of
 * another under the pointer is not pressed by it. Call once, with the document; returns the way to end it.
 */
export function guardDoubleClicks(root: Pick<Document, 'addEventListener' | 'removeEventListener'>): () => void {
  let last: { readonly control: Element | null; readonly at: MouseEvent } | undefined;
  const guard = (event: MouseEvent) => {
    if (event.detail === 0) return;
    const control = controlOf(event.target);
    if (last && last.control !== control && isSecond(event, last.at)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    last = { control, at: event };
  };
  root.addEventListener('click', guard, true);
  return () => root.removeEventListener('click', guard, true);
}

function isSecond(event: MouseEvent, last: MouseEvent): boolean {
  if (event.detail > 1) return true;
  const isTouch = 'pointerType' in event && event.pointerType === 'touch';
  const distance = Math.hypot(event.clientX - last.clientX, event.clientY - last.clientY);
  return isTouch && event.timeStamp - last.timeStamp < TAP_MILLISECONDS && distance < TAP_PIXELS;
}

function controlOf(target: EventTarget | null): Element | null {
  const control = target instanceof Element ? target.closest(controls) : null;
  return control instanceof HTMLLabelElement ? control.control : control;
}
