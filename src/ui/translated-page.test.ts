import { expect, it } from 'vitest';
import { outliveTranslation } from './translated-page';

/** A node as far as a browser's own two methods would know it. */
class FakeNode {
  parentNode: FakeNode | null = null;
  readonly childNodes: FakeNode[] = [];

  insertBefore(child: FakeNode, before: FakeNode | null): FakeNode {
    const at = before === null ? this.childNodes.length : this.childNodes.indexOf(before);
    if (at === -1) throw new Error('NotFoundError');
    this.childNodes.splice(at, 0, child);
    child.parentNode = this;
    return child;
  }

  removeChild(child: FakeNode): FakeNode {
    const at = this.childNodes.indexOf(child);
    if (at === -1) throw new Error('NotFoundError');
    this.childNodes.splice(at, 1);
    child.parentNode = null;
    return child;
  }
}

outliveTranslation(FakeNode.prototype as unknown as Node);

it('leaves a text that a translator has taken, and puts what should stand before it at the end', () => {
  const [panel, translated, word, next] = [new FakeNode(), new FakeNode(), new FakeNode(), new FakeNode()];
  translated.insertBefore(word, null);
  expect(panel.removeChild(word)).toBe(word);
  expect(panel.insertBefore(next, word)).toBe(next);
  expect([panel.childNodes, translated.childNodes]).toEqual([[next], [word]]);
});

it('changes nothing else (fails if a place that is not given is asked for its parent)', () => {
  const [panel, first, last] = [new FakeNode(), new FakeNode(), new FakeNode()];
  panel.insertBefore(last, undefined as unknown as null);
  panel.insertBefore(first, last);
  expect(panel.childNodes).toEqual([first, last]);
  panel.removeChild(first);
  expect(panel.childNodes).toEqual([last]);
});
