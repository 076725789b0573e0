import { create } from 'zustand';

const names = ['steps', 'epsilon', 'transfer', 'faithfulness', 'activations', 'synthesis', 'train'] as const;

/** What the dock holds, one open at a time. */
export type DockPanelName = (typeof names)[number];

const KEY = 'limelight.dock';

function remembered(): DockPanelName | undefined {
  try {
    return names.find((name) => name === localStorage.getItem(KEY));
  } catch {
    return undefined;
  }
}

function remember(open: DockPanelName | undefined): void {
  try {
    if (open === undefined) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, open);
  } catch {
    return;
  }
}

interface Dock {
  /** What the person opened or closed on this visit. */
  readonly chosen?: { readonly open: DockPanelName | undefined };
  readonly setOpen: (open: DockPanelName | undefined) => void;
  /** Opens one that the scene calls for, unless the person has chosen already. */
  readonly offer: (open: DockPanelName) => void;
}

/** Which panel of the dock is open, by `openPanel`; remembered where storage is allowed. */
export const useDock = create<Dock>((set) => ({
  offer: (open) => set(({ chosen }) => ({ chosen: chosen ?? { open } })),
  setOpen: (open) => {
    set({ chosen: { open } });
    remember(open);
  },
}));

/** As chosen on this visit, or else on the last. */
export function openPanel({ chosen }: Dock): DockPanelName | undefined {
  return chosen ? chosen.open : remembered();
}
