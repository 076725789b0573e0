import type { TrainingSettings } from './params';

/** A named choice of settings; what it leaves out keeps its default. */
export interface TrainingPreset {
  readonly id: string;
  readonly label: string;
  /** What to expect, in one sentence. */
  readonly summary: string;
  readonly settings: Partial<TrainingSettings>;
}

/** The panel's presets, from nothing to strong. */
export const trainingPresets: readonly TrainingPreset[] = [
  {
    id: 'plain',
    label: 'Plain',
    summary: 'No regularisation: the usual fine-tuning, to compare with.',
    settings: { lambdaJ: 0, lambdaS: 0 },
  },
  {
    id: 'balanced',
    label: 'J-SIGR',
    summary: 'Both terms: clearly harder to fool, a little less accurate.',
    settings: {},
  },
  {
    id: 'strong',
    label: 'Strong J-SIGR',
    summary: 'Both terms, three times as hard: the smoothest maps, and more accuracy lost.',
    settings: { lambdaJ: 0.03, lambdaS: 0.03 },
  },
];
