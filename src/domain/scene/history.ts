import type { Scene } from './schema';

/** The scenes a person has been at, oldest first, and which one they are at. */
export interface History {
  readonly scenes: readonly Scene[];
  readonly at: number;
  /** The name of the row of changes that the scene at hand ends, which more of the same name prolong; see `Edit`. */
  readonly row?: string;
}

/** The most scenes that are remembered; the oldest are forgotten first. */
export const LONGEST_HISTORY = 1000;

/** A history of one scene. */
export function beginning(scene: Scene): History {
  return { scenes: [scene], at: 0 };
}

/** The scene at hand. */
export function present({ scenes, at }: History): Scene {
  return scenes[at]!;
}

/**
 * The history with one scene more, in place of all that were undone. One that prolongs the row named `row` takes the
 * place of the last. The very same scene again changes nothing.
 */
export function advance(history: History, scene: Scene, row?: string): History {
  if (scene === present(history)) return history;
  const prolongs = row !== undefined && row === history.row;
  const kept = history.scenes.slice(0, history.at + (prolongs ? 0 : 1));
  const scenes = [...kept, scene].slice(-LONGEST_HISTORY);
  return { scenes, at: scenes.length - 1, ...(row !== undefined && { row }) };
}

/** The history with another scene in place of the one at hand: what a person asked for, as it could be had. */
export function amend(history: History, scene: Scene): History {
  if (scene === present(history)) return history;
  return { ...history, scenes: history.scenes.with(history.at, scene) };
}

/** At another scene of it, the nearest there is to that place; its row has ended. */
export function walk({ scenes, at }: History, to: number): History {
  const place = Math.min(Math.max(to, 0), scenes.length - 1);
  return place === at ? { scenes, at } : { scenes, at: place };
}
