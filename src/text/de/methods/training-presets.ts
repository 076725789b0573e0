import type { presets as enPresets } from '../../en/methods/training-presets';

/** What is said of the presets. */
export const presets: typeof enPresets = {
  plain: { label: 'Einfach', summary: 'Keine Strafterme: gewöhnliches Fine-Tuning, zum Vergleich.' },
  balanced: {
    label: 'J-SIGR',
    summary: 'Beide Strafterme: deutlich schwerer zu täuschen, und mehrere Prozentpunkte weniger genau.',
  },
  strong: {
    label: 'Starkes J-SIGR',
    summary: 'Beide Strafterme, dreimal so stark: die glattesten Karten, aber mehr Genauigkeit geht verloren.',
  },
  'gradient-norm': {
    label: 'J-SIGR + Gradientennorm',
    summary:
      'Ein dritter Strafterm, auf das, dem Angriffe folgen: schwerer zu täuschen durch starke Angriffe, und einige Prozentpunkte weniger genau.',
  },
};
