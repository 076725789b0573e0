import { create } from 'zustand';

/** A place in every picture at once, as shares of width and height in [0, 1). */
export interface ProbePlace {
  readonly u: number;
  readonly v: number;
}

interface ProbeState {
  readonly place: ProbePlace | undefined;
  readonly point: (place: ProbePlace | undefined) => void;
}

const LAST = 1 - 1e-6;
const within = (share: number) => Math.min(LAST, Math.max(0, share));

/** The one probe of the page; it belongs to the screen, not to the scene. */
export const useProbe = create<ProbeState>((set) => ({
  place: undefined,
  point: (place) => set({ place: place && { u: within(place.u), v: within(place.v) } }),
}));

/** The pixel of a picture at a place. */
export function pixelAt(
  { u, v }: ProbePlace,
  width: number,
  height: number,
): { readonly x: number; readonly y: number } {
  return { x: Math.floor(u * width), y: Math.floor(v * height) };
}

/** The centre of the pixel so many pixels away, starting in the middle where there is no probe yet. */
export function stepFrom(
  place: ProbePlace | undefined,
  right: number,
  down: number,
  width: number,
  height: number,
): ProbePlace {
  if (!place) return { u: (Math.floor(width / 2) + 0.5) / width, v: (Math.floor(height / 2) + 0.5) / height };
  const { x, y } = pixelAt(place, width, height);
  return { u: (x + right + 0.5) / width, v: (y + down + 0.5) / height };
}
