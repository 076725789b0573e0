import { create } from 'zustand';
import { presetScene, type PresetId } from '@/domain/presets';
import { adoptScene } from '@/domain/scene/edits';
import { useLimelight } from '@/state/store';

interface ShownPreset {
  readonly id?: PresetId | undefined;
  /** Goes over to its scene, which can be undone; without one its sentence goes. */
  readonly show: (id: PresetId | undefined) => void;
}

/** The scene of the gallery that was chosen last, whose sentence is read. */
export const useShownPreset = create<ShownPreset>((set) => ({
  show: (id) => {
    set({ id });
    if (id) useLimelight.getState().dispatch(adoptScene(presetScene(id)));
  },
}));
