import { create } from 'zustand';
import { presetOnScreen, presets, presetScene, type PresetId } from '@/domain/presets';
import { adoptScene } from '@/domain/scene/edits';
import { useLimelight } from '@/state/store';

interface ChosenPresets {
  /** In the order that they were chosen in. */
  readonly chosen: readonly PresetId[];
  /** Goes over to its scene, which can be undone. */
  readonly show: (id: PresetId) => void;
  /** Says no more about any of them. */
  readonly dismiss: () => void;
}

/** The scenes of the gallery that were chosen. */
export const useChosenPresets = create<ChosenPresets>((set) => ({
  chosen: [],
  show: (id) => {
    set(({ chosen }) => ({ chosen: [...chosen.filter((other) => other !== id), id] }));
    useLimelight.getState().dispatch(adoptScene(presetScene(id)));
  },
  dismiss: () => set({ chosen: [] }),
}));

/** The one that was chosen and is on the screen: whose sentence is read. */
export function useShownPreset(): PresetId | undefined {
  const chosen = useChosenPresets((s) => s.chosen);
  return useLimelight(({ scene }) => presetOnScreen(chosen, scene));
}

/** The one that is on the screen, chosen or not: after a reload none was, and a walk through all of them goes on there. */
export function usePresetOnScreen(): PresetId | undefined {
  return useLimelight(({ scene }) => presetOnScreen(everyId, scene));
}

const everyId = presets.map(({ id }) => id);
