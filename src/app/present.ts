import { create } from 'zustand';

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

/** Takes a parameter that was obeyed out of the address, so that a reload does not obey it again. */
export function forgetInAddress(name: string): void {
  const url = new URL(location.href);
  if (!url.searchParams.has(name)) return;
  url.searchParams.delete(name);
  history.replaceState(history.state, '', url);
}
