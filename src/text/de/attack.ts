import type { Text } from '../en';

/** What is read in the panel *Attack*. */
export const attack: Text['attack'] = {
  title: 'Angriff',
  method: 'Methode',
  seed: 'Seed',
  seedSummary: 'Startwert der Zufallszahlen: Derselbe Seed ergibt wieder dasselbe Bild.',
  engineFailed: 'Der Rechenkern ist nicht gestartet.',
  engineStarting: 'Der Rechenkern startet…',
  source: {
    label: 'Gegen',
    summary:
      'Jedes Modell wird für sich angegriffen; oder der Angriff richtet sich gegen ein Modell, und alle sehen dasselbe angegriffene Bild.',
    each: 'jedes Modell für sich',
  },
  progress: {
    step: (step, total) => `Schritt ${step} von ${total}`,
    starting: 'startet…',
    stopped: 'angehalten',
    done: 'fertig',
    again: 'Noch einmal',
    stop: 'Stopp',
  },
};
