/**
 * Lets a page live on that the browser has translated. A translator puts the page's words into elements of its own; React
 * then removes, or inserts before, a text that is no longer where it was, which throws and takes the panel down. Such a text
 * is left where it is. All else is as the browser has it, a place that is not given too.
 */
export function outliveTranslation(prototype: Pick<Node, 'removeChild' | 'insertBefore'>): void {
  const { removeChild, insertBefore } = prototype;
  prototype.removeChild = function <T extends Node>(this: Node, child: T): T {
    return child.parentNode === this ? (removeChild.call(this, child) as T) : child;
  };
  prototype.insertBefore = function <T extends Node>(this: Node, child: T, before?: Node | null): T {
    const isElsewhere = before && before.parentNode !== this;
    return insertBefore.call(this, child, isElsewhere ? null : (before ?? null)) as T;
  };
}
