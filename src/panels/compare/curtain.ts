import { create } from 'zustand';

interface Curtain {
  /** Share of every attacked picture and map, from the left, that shows the clean one instead. */
  readonly share: number;
  /** While a key or a button is held, all of it does. */
  readonly blinking: boolean;
  readonly draw: (share: number) => void;
  readonly blink: (blinking: boolean) => void;
}

/** The one curtain between clean and attacked; it belongs to the screen, not to the scene. */
export const useCurtain = create<Curtain>((set) => ({
  share: 0,
  blinking: false,
  draw: (share) => set({ share: Math.min(1, Math.max(0, share)) }),
  blink: (blinking) => set({ blinking }),
}));

/** How much of the clean picture is seen. */
export function shareOfClean({ share, blinking }: Curtain): number {
  return blinking ? 1 : share;
}
