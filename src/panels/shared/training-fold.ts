import { create } from 'zustand';

const KEY = 'limelight.train-open';

function remembered(): boolean {
  try {
    return localStorage.getItem(KEY) === 'true';
  } catch {
    return false;
  }
}

function remember(open: boolean): void {
  try {
    localStorage.setItem(KEY, String(open));
  } catch {
    return;
  }
}

interface FoldState {
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
}

/** Whether the training section is unfolded; remembered where storage is allowed. */
export const useFold = create<FoldState>((set) => ({
  open: remembered(),
  setOpen: (open) => {
    set({ open });
    remember(open);
  },
}));
