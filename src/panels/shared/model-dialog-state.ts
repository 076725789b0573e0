import { create } from 'zustand';

/** Choosing a model: for a new column, or in the place of one. */
export interface PickView {
  readonly kind: 'pick';
  /** The model that gives way; absent where a column is added. */
  readonly replaces?: string;
}

/** Reading a model's card; `back` is where the person came from. */
export interface CardView {
  readonly kind: 'card';
  readonly modelId: string;
  readonly back?: PickView;
}

interface ModelDialogState {
  readonly view?: PickView | CardView | undefined;
  readonly show: (view: PickView | CardView | undefined) => void;
}

/** The one window about models; it belongs to the screen, not to the scene. */
export const useModelDialog = create<ModelDialogState>((set) => ({ show: (view) => set({ view }) }));
