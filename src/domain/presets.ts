import { sameExplanation, type Scene } from './scene/schema';
import { decodeScene, encodeScene } from './scene/url';

/** Scenes worth a look, good and bad, each as the part of a link behind `#`. What to notice in each is in `text/`. */
export const presets = [
  { id: 'fooled-or-held', scene: 'on=true' },
  { id: 'map-holds', scene: 'picture=cifar-car&on=true&a.eps=2&saliency=gradcam&scale=own' },
  { id: 'map-fades', scene: 'picture=cifar-ship&on=true&a.eps=4&saliency=gradcam' },
  { id: 'noise', scene: 'on=true&attack=noise' },
  { id: 'much-noise', scene: 'on=true&attack=noise&a.eps=32' },
  { id: 'answer-holds', scene: 'picture=cifar-dog&on=true&source=cifar10-jsigr' },
  { id: 'aimed', scene: 'on=true&a.target=8' },
  {
    id: 'transfer',
    scene: 'on=true&source=cifar10-surrogate&models=cifar10-surrogate,cifar10-standard',
  },
  { id: 'without-gradient', scene: 'on=true&attack=square' },
  { id: 'trained-on-attacks', scene: 'on=true&models=cifar10-standard,cifar10-at' },
  { id: 'too-strong', scene: 'on=true&a.eps=32' },
  { id: 'never-taught', scene: 'picture=coffee' },
] as const;

/** Names one of them. */
export type PresetId = (typeof presets)[number]['id'];

/** What is on the screen once it was chosen. */
export function presetScene(wanted: PresetId): Scene {
  const { scene } = presets.find(({ id }) => id === wanted)!;
  return decodeScene(scene, '').scene;
}

/**
 * The last of the chosen ones that is still on the screen: whose sentence is true of it. Further maps and how maps are drawn
 * change nothing of what it tells.
 */
export function presetOnScreen(chosen: readonly PresetId[], scene: Scene): PresetId | undefined {
  return chosen.findLast((id) => {
    const preset = presetScene(id);
    const { maps, view } = preset;
    return (
      encodeScene({ ...scene, maps, view }) === encodeScene(preset) &&
      maps.every((map) => scene.maps.some((shown) => sameExplanation(shown, map)))
    );
  });
}
