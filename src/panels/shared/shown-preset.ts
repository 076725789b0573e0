import { create } from 'zustand';
import { presetScene, type PresetId } from '@/domain/presets';
import { adoptScene, samePicture } from '@/domain/scene/edits';
import { useLimelight } from '@/state/store';

interface ShownPreset {
  readonly id?: PresetId | undefined;
  /** Goes over to its scene, which can be undone; without one its sentence goes. */
  readonly show: (id: PresetId | undefined) => void;
}

/** The scene of the gallery that was chosen last. */
export const useChosenPreset = create<ShownPreset>((set) => ({
  show: (id) => {
    set({ id });
    if (id) useLimelight.getState().dispatch(adoptScene(presetScene(id)));
  },
}));

/** The same, as long as its picture and its models are on the screen: whose sentence is read. */
export function useShownPreset(): PresetId | undefined {
  const id = useChosenPreset((s) => s.id);
  return useLimelight(({ scene }) => {
    if (id === undefined) return undefined;
    const { picture, models } = presetScene(id);
    return samePicture(scene.picture, picture) && scene.models.join() === models.join() ? id : undefined;
  });
}
