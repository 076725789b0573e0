import type { PresetId } from '@/domain/training/presets';
import type { PresetWords } from '../../words';

/** What is said of the presets. */
export const presets: Readonly<Record<PresetId, PresetWords>> = {
  plain: { label: 'Plain', summary: 'No penalties: ordinary fine-tuning, for comparison.' },
  balanced: { label: 'J-SIGR', summary: 'Both penalties: clearly harder to fool, and several points less accurate.' },
  strong: {
    label: 'Strong J-SIGR',
    summary: 'Both penalties, three times as strong: the smoothest maps, but more accuracy lost.',
  },
  'gradient-norm': {
    label: 'J-SIGR + gradient norm',
    summary:
      'A third penalty, on what attacks follow: harder to fool by strong attacks, and a few points less accurate.',
  },
};
