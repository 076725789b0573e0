import { create } from 'zustand';
import type { ProbePlace } from './probe';

/** The part of every picture that is shown: a square window of side 1 / `factor`, its corner at (left, top). */
export interface ZoomWindow {
  readonly factor: number;
  readonly left: number;
  readonly top: number;
}

/** The whole picture. */
export const WHOLE: ZoomWindow = { factor: 1, left: 0, top: 0 };

const LARGEST = 16;

function kept({ factor, left, top }: ZoomWindow): ZoomWindow {
  const free = 1 - 1 / factor;
  const within = (corner: number) => Math.min(free, Math.max(0, corner));
  return { factor, left: within(left), top: within(top) };
}

/** Enlarge (or shrink) by `times` around a place, which stays where it is on the screen. */
export function zoomAround(window: ZoomWindow, times: number, { u, v }: ProbePlace): ZoomWindow {
  const factor = Math.min(LARGEST, Math.max(1, window.factor * times));
  const part = window.factor / factor;
  return kept({ factor, left: u - (u - window.left) * part, top: v - (v - window.top) * part });
}

/** Move the window by shares of the picture. */
export function panned(window: ZoomWindow, right: number, down: number): ZoomWindow {
  return kept({ ...window, left: window.left + right, top: window.top + down });
}

interface ZoomState {
  readonly window: ZoomWindow;
  readonly show: (window: ZoomWindow) => void;
}

/** The one zoom of all pictures; it belongs to the screen, not to the scene. */
export const useZoom = create<ZoomState>((set) => ({ window: WHOLE, show: (window) => set({ window }) }));
