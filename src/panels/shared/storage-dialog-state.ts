import { create } from 'zustand';

interface StorageDialogState {
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
}

/** The window about what is kept on this device; it belongs to the screen, not to the scene. */
export const useStorageDialog = create<StorageDialogState>((set) => ({
  isOpen: false,
  setOpen: (isOpen) => set({ isOpen }),
}));
