import type { Edit } from '@/domain/scene/edits';
import { advance, amend, beginning, present, walk, type History } from '@/domain/scene/history';
import type { Scene } from '@/domain/scene/schema';

/** Changes of one name that follow each other within this time are a row, undone as one; of what is played at any time. */
const rowMilliseconds = 1000;

/** Where in the list of scenes the page is. */
export interface Place {
  readonly at: number;
  readonly last: number;
  /** Whether the scene was not in the list before, nor takes the place of one of its row. */
  readonly isNew: boolean;
}

/** The one way in which the scene changes: every change is an edit that can be undone. */
export class SceneHistory {
  private history: History;
  private rows = 0;
  private latest: { readonly name: string; readonly time: number } | undefined;

  constructor(
    first: Scene,
    private readonly onScene: (scene: Scene, place: Place) => void,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.history = beginning(first);
  }

  /** Change the scene. */
  dispatch(edit: Edit): void {
    const scene = edit.apply(present(this.history));
    if (scene === present(this.history)) return;
    const row = this.rowOf(edit);
    this.go(advance(this.history, scene, row), row === undefined || row !== this.history.row);
  }

  /** So many scenes forth, or back where negative, as far as there are. */
  walk(steps: number): void {
    this.latest = undefined;
    const next = walk(this.history, this.history.at + steps);
    if (next.at !== this.history.at) this.go(next);
  }

  /** To a scene of the list; one that was undone and forgotten since is a change like others. */
  show(scene: Scene): void {
    this.latest = undefined;
    const place = this.history.scenes.indexOf(scene);
    if (place >= 0) this.go(walk(this.history, place));
    else this.go(advance(this.history, scene));
  }

  /** The scene at hand as it could be had: what was asked for is not kept. */
  amend(change: (scene: Scene) => Scene): void {
    this.go(amend(this.history, change(present(this.history))));
  }

  /** Forget all scenes and begin with this one. */
  begin(scene: Scene): void {
    this.latest = undefined;
    this.go(beginning(scene));
  }

  private rowOf({ name, continuous }: Edit): string | undefined {
    const time = this.now();
    const inTime = continuous === 'played' || time - (this.latest?.time ?? -Infinity) < rowMilliseconds;
    const prolongs = this.latest?.name === name && inTime;
    this.latest = continuous ? { name, time } : undefined;
    if (!continuous) return undefined;
    if (!prolongs) this.rows += 1;
    return `${name} ${this.rows}`;
  }

  private go(history: History, isNew = false): void {
    if (history === this.history) return;
    this.history = history;
    this.onScene(present(history), { at: history.at, last: history.scenes.length - 1, isNew });
  }
}
