import type { TrainingSettings } from './params';

/** A choice of settings that has a name; what it leaves out keeps its default. */
export interface TrainingPreset {
  readonly id: PresetId;
  readonly settings: Partial<TrainingSettings>;
}

export type PresetId = 'plain' | 'balanced' | 'strong' | 'gradient-norm';

/** The panel's presets, from nothing to strong. */
export const trainingPresets: readonly TrainingPreset[] = [
  { id: 'plain', settings: { lambdaJ: 0, lambdaS: 0 } },
  { id: 'balanced', settings: {} },
  { id: 'strong', settings: { lambdaJ: 0.03, lambdaS: 0.03 } },
  { id: 'gradient-norm', settings: { lambdaG: 0.005 } },
];
