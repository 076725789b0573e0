import { create } from 'zustand';

/** The lists of commands: to choose from, or of their keys. */
export type CommandList = 'commands' | 'shortcuts';

interface CommandWindowState {
  readonly view?: CommandList | undefined;
  readonly show: (view: CommandList | undefined) => void;
}

/** Which list of commands is open; it belongs to the screen, not to the scene. */
export const useCommandWindow = create<CommandWindowState>((set) => ({ show: (view) => set({ view }) }));
