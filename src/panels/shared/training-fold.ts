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
  /** What the person has chosen on this visit. */
  readonly chosen?: boolean;
  readonly setOpen: (open: boolean) => void;
}

/** Whether the training section is unfolded, by `isOpen`; remembered where storage is allowed. */
export const useFold = create<FoldState>((set) => ({
  setOpen: (chosen) => {
    set({ chosen });
    remember(chosen);
  },
}));

/** As chosen on this visit, or else on the last. */
export function isOpen({ chosen }: FoldState): boolean {
  return chosen ?? remembered();
}
