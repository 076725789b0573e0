import { byFamily } from '@/domain/families';
import type { ModelOutline } from '@/domain/model-outline';
import { TRAINING_MODEL_ID } from '@/domain/training/in-training';
import { defaultParams } from '@/domain/params';
import { trainingParams, type TrainingSettings } from '@/domain/training/params';
import { trainingPresets, type PresetId } from '@/domain/training/presets';
import { familyWords, modelLabel, text } from '@/text';
import { fetchedText } from '@/text/fetched';
import { valueWords } from '@/text/methods';

type SettingName = keyof TrainingSettings;

const defaults = defaultParams(trainingParams);
/** What presets speak of; the rest of the settings does not tell them apart. */
const decisive = new Set(trainingPresets.flatMap(({ settings }) => Object.keys(settings))) as ReadonlySet<SettingName>;

/** The id of the preset that these settings are, if they are one. */
export function presetOf(settings: TrainingSettings): PresetId | undefined {
  return trainingPresets.find((preset) => {
    const wanted: TrainingSettings = { ...defaults, ...preset.settings };
    return [...decisive].every((name) => settings[name] === wanted[name]);
  })?.id;
}

/** The recipe in a word: the preset's, or that it is the person's own. */
export function recipeName(settings: TrainingSettings): string {
  const id = presetOf(settings);
  return id ? text.training.presets[id].label : text.finetune.status.ownRecipe;
}

/** One setting as the summary of a training shows it. */
export interface SettingLine {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly changed: boolean;
}

/** The main settings, and of the others those that were changed. */
export function settingLines(settings: TrainingSettings): SettingLine[] {
  return (Object.keys(trainingParams) as SettingName[])
    .map((name) => {
      const spec = trainingParams[name];
      const changed = settings[name] !== spec.default;
      return {
        name,
        label: fetchedText.methods.training[name].label,
        value: valueWords(spec, settings[name], fetchedText.methods.training[name]),
        changed,
        advanced: 'advanced' in spec,
      };
    })
    .filter(({ advanced, changed }) => changed || !advanced)
    .map(({ advanced: _, ...line }) => line);
}

/** [height, width, channels] of the pictures in the set that ships with the page. */
export const BUNDLED_SHAPE = [32, 32, 3] as const;

/** Models a training may start from: those that fit the pictures, and the chosen one. */
export function baseOptions(
  models: Iterable<ModelOutline>,
  dataset: 'bundled' | 'own',
  chosen: string,
): { readonly value: string; readonly label: string }[] {
  return byFamily(models)
    .flatMap(({ models: members }) => members)
    .filter(({ id }) => id !== TRAINING_MODEL_ID)
    .filter(({ id, inputShape }) => id === chosen || dataset === 'own' || inputShape.join() === BUNDLED_SHAPE.join())
    .map(({ id, family, label }) => ({ value: id, label: `${modelLabel(id, label)} · ${familyWords(family).label}` }));
}
