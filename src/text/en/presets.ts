import type { PresetId } from '@/domain/presets';

/** What a person reads of a scene in the gallery. */
export interface PresetWords {
  readonly title: string;
  /** What to notice in it; true of what the models do there. */
  readonly notice: string;
}

const list: Readonly<Record<PresetId, PresetWords>> = {
  'fooled-or-held': {
    title: 'Fooled, and held',
    notice:
      'The same attack, as strong for both: Standard now sees a bird and is sure of it, J-SIGR still sees the cat. In the attacked picture you see hardly any change.',
  },
  'map-holds': {
    title: 'The map holds while the label flips',
    notice:
      'Standard takes the car for a frog, yet its Grad-CAM map still ranks the same places first (ρ above 0.9). A map that stays is no proof that the answer is right: do not trust it.',
  },
  'map-fades': {
    title: 'The map fades with the label',
    notice:
      'Standard takes the ship for an airplane, and of its map for “ship” hardly anything is left. J-SIGR’s answer and map both stay.',
  },
  noise: {
    title: 'Noise is no attack',
    notice:
      'Random noise within the same ε fools neither model: it is the direction of the change that counts, not its size.',
  },
  'much-noise': {
    title: 'Enough noise fools, too',
    notice: 'With four times the noise Standard sees a frog. J-SIGR still sees the cat, as you do.',
  },
  'answer-holds': {
    title: 'The answer holds while the map moves',
    notice:
      'This attack was made on J-SIGR. Standard still says dog with over 99 %, but its map is no longer the same (ρ below 0.7): a noisy map changes without a reason that you could name.',
  },
  aimed: {
    title: 'Aimed at “ship”',
    notice: 'An attack can choose its goal. Standard now sees a ship in the cat; J-SIGR is not brought there.',
  },
  transfer: {
    title: 'Made on one model, fools another',
    notice:
      'The attack has seen only the first model, yet the picture fools the second as well: that they were trained apart does not help.',
  },
  'without-gradient': {
    title: 'Without any gradient',
    notice:
      'This attack only asks for scores and tries squares of colour. Hiding the gradients is no protection: Standard is fooled.',
  },
  'trained-on-attacks': {
    title: 'Trained on attacks',
    notice: 'The second model saw attacked pictures while it learned. It still says cat, and its map barely moves.',
  },
  'too-strong': {
    title: 'Strong enough fools everyone',
    notice: 'At ε = 32/255 J-SIGR gives way, too. No model holds at any ε; ask how far it holds.',
  },
  'never-taught': {
    title: 'A picture it was never taught',
    notice:
      'None of the ten classes is a cup of coffee. Standard says cat all the same: a network must choose one of its classes.',
  },
};

/** What is read in the gallery of scenes. */
export const presets = {
  title: 'Scenes to look at',
  intro: 'Each is worth a minute: look first, then read what there is to notice.',
  list,
};
