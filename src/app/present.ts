import { create } from 'zustand';
import { forgetInAddress } from './forget-in-address';

interface Present {
  readonly isOn: boolean;
  readonly setOn: (isOn: boolean) => void;
}

/** Whether the page is shown to a room: large, and nothing but the pictures. It belongs to the screen, not to the scene. */
export const usePresent = create<Present>((set) => ({
  isOn: false,
  setOn: (isOn) => {
    set({ isOn });
    if (!isOn) forgetInAddress('present');
    remember(isOn);
  },
}));

const KEY = 'limelight.present';

/** Whether this tab was presenting when it was reloaded. */
export function wasPresenting(): boolean {
  try {
    return sessionStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

function remember(isOn: boolean): void {
  try {
    if (isOn) sessionStorage.setItem(KEY, 'on');
    else sessionStorage.removeItem(KEY);
  } catch {
    // Without storage a reload ends it.
  }
}
