import { sceneQueries } from '@/domain/scene/fields';
import type { Scene } from '@/domain/scene/schema';
import { encodeScene } from '@/domain/scene/url';
import { linkable } from './check-scene';

/** What the address needs of the page. */
export interface AddressedPage {
  scene(): Scene;
  /** Show a scene that this visit of the page has had. */
  show(scene: Scene): void;
  /** Open an address that it has not had: a pasted link, or one of before a reload. */
  open(hash: string): void;
}

/** The part of a window that the address lives in. */
export type Tab = Pick<Window, 'addEventListener' | 'history' | 'location' | 'setTimeout'>;

const MILLISECONDS = 300;

/**
 * The address follows the scene, at most every 300 ms (browsers refuse more than about 100 a minute), and the browser's
 * Back and Forward go through the scenes. A new scene is a new entry of the browser's history; undo, redo and more of one
 * row of changes write into the entry at hand, so an entry that shows nothing new is passed over. The plain query
 * parameters were read once and would win over a later hash, so they go, all but `backend`.
 */
export class Address {
  /** The scene of every entry of this visit, by the number that the browser keeps with it. */
  private readonly scenes: Scene[] = [];
  private entry: number;
  private isNew = false;
  private waiting = false;

  constructor(
    private readonly page: AddressedPage,
    private readonly target: Tab,
  ) {
    this.entry = numberIn(target.history.state) ?? 0;
    this.scenes[this.entry] = page.scene();
    target.history.replaceState({ entry: this.entry }, '');
    target.addEventListener('popstate', ({ state }) => this.follow(numberIn(state)));
  }

  /** The scene has changed; `isNew` says whether it was not there before. */
  update(isNew: boolean): void {
    this.isNew ||= isNew;
    if (this.waiting) return;
    this.waiting = true;
    this.target.setTimeout(() => this.write(), MILLISECONDS);
  }

  private write(): void {
    this.waiting = false;
    if (this.isNew) this.scenes.length = ++this.entry;
    this.scenes[this.entry] = this.page.scene();
    const url = linkTo(this.page.scene(), this.target.location.href);
    this.target.history[this.isNew ? 'pushState' : 'replaceState']({ entry: this.entry }, '', url);
    this.isNew = false;
  }

  /** The browser has gone to an entry; a link pasted into this tab is one without a number. */
  private follow(entry: number | undefined): void {
    const before = this.entry;
    const last = this.scenes[before];
    this.entry = entry ?? before + 1;
    if (this.isNew && last && entry === before - 1) {
      // Back from a scene that has no entry yet leads to the last that had one, which is written again.
      this.page.show(last);
      this.isNew = true;
      return;
    }
    if (entry === undefined) this.scenes.length = this.entry;
    const scene = this.scenes[this.entry];
    if (!scene) this.page.open(this.target.location.hash);
    else if (scene !== this.page.scene()) this.page.show(scene);
    else if (this.entry > 0) this.target.history.go(this.entry < before ? -1 : 1);
    this.isNew = false;
  }
}

/** The address that opens a scene, on the page that is open at `href`. */
export function linkTo(scene: Scene, href: string): URL {
  const url = new URL(href);
  for (const name of sceneQueries) url.searchParams.delete(name);
  url.hash = encodeScene(linkable(scene));
  return url;
}

/** The same for other people: what to compute with is their device's to choose. */
export function sharedLink(scene: Scene, href: string): URL {
  const url = linkTo(scene, href);
  url.searchParams.delete('backend');
  return url;
}

function numberIn(state: unknown): number | undefined {
  const entry: unknown = typeof state === 'object' && state !== null && 'entry' in state ? state.entry : undefined;
  return typeof entry === 'number' ? entry : undefined;
}
