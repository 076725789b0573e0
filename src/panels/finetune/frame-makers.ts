import type { TrainingFrame } from '@/state/training/types';

/** Which methods made a frame: its map, and under attack the picture. */
export interface FrameMakers {
  readonly map: string;
  readonly attack?: string;
}

/** What made a frame. */
export function makersOf({ map, attacked }: TrainingFrame): FrameMakers {
  return { map: map.method, ...(attacked && { attack: attacked.attack }) };
}

/** Whether frames were made by different methods, so that a change from one to the next is not the training's alone. */
export function areMixed(frames: readonly TrainingFrame[]): boolean {
  const maps = new Set(frames.map(({ map }) => map.method));
  const attacks = new Set(frames.map(({ attacked }) => attacked?.attack));
  return maps.size > 1 || attacks.size > 1;
}
