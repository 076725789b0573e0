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
    summary: 'No penalties: ordinary fine-tuning, for comparison.',
    settings: { lambdaJ: 0, lambdaS: 0 },
  },
  {
    id: 'balanced',
    label: 'J-SIGR',
    summary: 'Both penalties: clearly harder to fool, and several points less accurate.',
    settings: {},
  },
  {
    id: 'strong',
    label: 'Strong J-SIGR',
    summary: 'Both penalties, three times as strong: the smoothest maps, but more accuracy lost.',
    settings: { lambdaJ: 0.03, lambdaS: 0.03 },
  },
  {
    id: 'gradient-norm',
    label: 'J-SIGR + gradient norm',
    summary:
      'A third penalty, on what attacks follow: harder to fool by strong attacks, and a few points less accurate.',
    settings: { lambdaG: 0.005 },
  },
];
