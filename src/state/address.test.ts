import { beforeEach, describe, expect, it } from 'vitest';
import { changeSeed, switchAttack } from '@/domain/scene/edits';
import { defaultScene, type Scene } from '@/domain/scene/schema';
import { decodeScene } from '@/domain/scene/url';
import { Address, linkTo, sharedLink } from './address';
import { SceneHistory } from './scene-history';

interface Entry {
  state: unknown;
  url: string;
}

/** A browser tab: its history, and a timer that the test lets run out. */
class Tab {
  private entries: Entry[];
  private at = 0;
  private timer: (() => void) | undefined;
  private readonly listeners: ((event: { readonly state: unknown }) => void)[] = [];

  constructor(url: string) {
    this.entries = [{ state: null, url }];
  }

  get window(): Window {
    // The part of a window that the address needs.
    return {
      history: {
        state: this.entry.state,
        pushState: (state: unknown, _: string, url: URL) => {
          this.entries = [...this.entries.slice(0, this.at + 1), { state, url: url.href }];
          this.at += 1;
        },
        replaceState: (state: unknown, _: string, url?: URL) =>
          void (this.entries[this.at] = { state, url: url?.href ?? this.entry.url }),
        go: (steps: number) => this.go(steps),
      },
      location: this.location,
      addEventListener: (_: 'popstate', listener: (event: { readonly state: unknown }) => void) =>
        this.listeners.push(listener),
      setTimeout: (run: () => void) => void (this.timer = run),
    } as unknown as Window;
  }

  get location() {
    const entry = () => this.entry;
    return {
      get href() {
        return entry().url;
      },
      get hash() {
        return new URL(entry().url).hash;
      },
    };
  }

  get length(): number {
    return this.entries.length;
  }

  private get entry(): Entry {
    return this.entries[this.at]!;
  }

  /** Back or forth; false where there is nothing. */
  go(steps: number): boolean {
    const to = this.at + steps;
    if (!this.entries[to]) return false;
    this.at = to;
    for (const listener of this.listeners) listener({ state: this.entry.state });
    this.elapse();
    return true;
  }

  /** A link pasted into the tab. */
  paste(hash: string): void {
    this.entries = [...this.entries.slice(0, this.at + 1), { state: null, url: new URL(hash, this.entry.url).href }];
    this.go(1);
  }

  elapse(): void {
    const { timer } = this;
    this.timer = undefined;
    timer?.();
  }
}

describe('the address', () => {
  let tab: Tab;
  let scene: Scene;
  let history: SceneHistory;
  const seed = () => scene.seed;

  function visit(): void {
    const openHash = (hash: string) => decodeScene(hash, '').scene;
    scene = openHash(tab.location.hash);
    const seen = { address: undefined as Address | undefined };
    let now = 0;
    history = new SceneHistory(
      scene,
      (next, { isNew }) => {
        scene = next;
        seen.address?.update(isNew);
      },
      () => (now += 5000),
    );
    seen.address = new Address(
      {
        scene: () => scene,
        show: (again) => history.show(again),
        open: (hash) => history.dispatch({ name: 'link', apply: () => openHash(hash) }),
      },
      tab.window,
    );
  }

  function edit(to: number): void {
    history.dispatch(changeSeed(to));
    tab.elapse();
  }

  beforeEach(() => {
    tab = new Tab('http://localhost/?backend=wasm&models=a#v=2');
    scene = defaultScene;
    visit();
  });

  it('has an entry for every new scene, and loses the plain queries but for the backend', () => {
    edit(1);
    edit(2);
    expect(tab.length).toBe(3);
    expect(tab.location.href).toBe('http://localhost/?backend=wasm#v=2&seed=2');
  });

  it('goes back through 200 changes to the first scene, and forth again', () => {
    for (let turn = 1; turn <= 200; turn++) edit(turn);
    for (let turn = 199; turn >= 0; turn--) {
      expect(tab.go(-1)).toBe(true);
      expect(seed()).toBe(turn);
    }
    expect(tab.go(-1)).toBe(false);
    while (tab.go(1));
    expect(seed()).toBe(200);
    expect(tab.length).toBe(201);
  });

  it('goes back from a scene that is not written yet to the one before it, not past that', () => {
    edit(1);
    history.dispatch(changeSeed(2));
    tab.go(-1);
    expect(seed()).toBe(1);
    tab.go(-1);
    expect(seed()).toBe(0);
    tab.go(1);
    expect(seed()).toBe(1);
  });

  it('goes back to the first scene itself, also where it was changed before anything was written', () => {
    const first = scene;
    edit(1);
    tab.go(-1);
    expect(scene).toBe(first);
  });

  it('passes over an entry that an undo has made equal to the one before', () => {
    edit(1);
    edit(2);
    history.walk(-1);
    tab.elapse();
    expect(tab.location.hash).toBe('#v=2&seed=1');
    tab.go(-1);
    expect(seed()).toBe(0);
  });

  it('finds a scene that was undone and overwritten since', () => {
    edit(1);
    edit(2);
    history.walk(-1);
    history.walk(-1);
    history.dispatch(switchAttack(true));
    tab.elapse();
    tab.go(-1);
    tab.go(-1);
    expect([seed(), scene.attack.on]).toEqual([1, false]);
  });

  it('opens a pasted link as one more entry, and comes back from it', () => {
    edit(1);
    tab.paste('#v=1&seed=7');
    expect([seed(), tab.location.hash]).toEqual([7, '#v=2&seed=7']);
    tab.go(-1);
    expect(seed()).toBe(1);
    tab.go(1);
    expect(seed()).toBe(7);
  });

  it('reads what lies before a reload from the addresses themselves', () => {
    edit(1);
    edit(2);
    visit();
    expect(seed()).toBe(2);
    tab.go(-1);
    expect(seed()).toBe(1);
    edit(9);
    tab.go(-1);
    expect(seed()).toBe(1);
  });
});

describe('sharedLink', () => {
  it('leaves out what the sharer computes with, which their own address keeps, and nothing else', () => {
    const href = 'https://example.org/lime/?backend=wasm&hide=dock&eps=4#old';
    const scene = { ...defaultScene, seed: 7 };
    expect(linkTo(scene, href).search).toBe('?backend=wasm&hide=dock');
    const shared = sharedLink(scene, href);
    expect(shared.search).toBe('?hide=dock');
    expect(decodeScene(shared.hash.slice(1), '').scene.seed).toBe(7);
  });
});
