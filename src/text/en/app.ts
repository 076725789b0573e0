import type { BackendName } from '@/domain/backend';
import { shortBackendNames } from './backends';

/** The themes by what is chosen. */
const themes = { system: 'system', light: 'light', dark: 'dark' };

/** What is read of the page itself: its header, its notices, its dock. */
export const app = {
  name: 'Limelight',
  tagline: 'Fool a network, and see what it looked at.',
  skip: 'Skip to the pictures',
  controls: 'Controls',
  reload: 'Reload',
  dismiss: 'Dismiss',
  language: 'Language',
  dock: {
    name: 'Further',
    panels: {
      steps: 'Steps',
      epsilon: 'Over ε',
      transfer: 'Transfer',
      faithfulness: 'Faithfulness',
      activations: 'Activations',
      synthesis: 'Class synthesis',
      train: 'Train',
    },
  },
  status: {
    idle: 'Ready',
    loading: 'Loading…',
    busy: 'Computing…',
    comparing: 'Comparing methods…',
    randomising: 'Making models forget…',
    training: 'Training…',
    error: 'Needs your attention',
    stopped: 'Stopped',
    stop: 'Stop',
    again: 'Run again',
    retry: 'Try again',
  },
  history: {
    name: 'History',
    undo: 'Undo',
    redo: 'Redo',
    undoByKey: 'Undo (Ctrl+Z)',
    redoByKey: 'Redo (Ctrl+Y)',
    reset: 'Reset',
    resets: 'Everything as at first, but for your own picture; can be undone',
  },
  commands: 'All commands',
  shortcuts: 'Keyboard shortcuts',
  firstVisit: { offer: 'New here? Three steps on the real controls:', show: 'Show me around' },
  present: {
    name: 'Present',
    what: 'Large, and nothing but the pictures; the arrow keys go through the lesson or the scenes',
    exit: 'Leave',
    exitByKey: 'Leave the presentation (Esc)',
    before: 'Before (←)',
    next: 'Next (→)',
    place: (at: number, count: number) => `${at} of ${count}`,
  },
  theme: {
    is: (theme: keyof typeof themes) => `Theme: ${themes[theme]}`,
    next: (theme: keyof typeof themes, next: keyof typeof themes) =>
      `Theme: ${themes[theme]}; click for ${themes[next]}`,
  },
  backend: {
    none: 'No engine',
    noneChoose: 'The engine could not start; choose a backend',
    noneTitle: 'The engine could not start',
    noneHint: 'Choose what to compute with. CPU works everywhere, but is slow.',
    name: (backend: BackendName) => `Computing with ${shortBackendNames[backend]}; show details`,
    title: (backend: BackendName) => `Computing on your device with ${shortBackendNames[backend]}`,
    software: 'There is no graphics card behind it; your processor does the work, which is slower.',
    took: (milliseconds: string) => `${milliseconds} ms for a test gradient`,
    inUse: 'in use',
    use: 'Use',
  },
  help: {
    title: 'Help',
    /** What stands between `<1>` and `</1>` is emphasised. */
    sections: [
      {
        heading: 'What you see',
        words:
          'Two models look at the same picture. Both were trained for the same task; the J-SIGR model was also trained not to be swayed by small changes. Beside each picture is a <1>saliency map</1>, bright where the model’s answer depends most on the pixels.',
      },
      {
        heading: 'What to try',
        words:
          'Switch the attack on and drag ε, the largest change allowed for any colour value (on a scale of 0 to 255). Watch which model is fooled, and whether its map still points at the same things.',
      },
      {
        heading: 'By keyboard',
        words:
          'Tab reaches everything. With the pictures in focus, the arrow keys move a probe that reads the same pixel in all of them; plus and minus zoom, and 0 shows the whole picture.',
      },
      {
        heading: 'By mouse',
        words:
          'Double-click a picture to zoom in, and again to zoom out; pinch, or turn the wheel with Ctrl held, for any zoom. Double-click a slider to reset it.',
      },
      { heading: 'Private', words: 'Everything is computed on this device. Your pictures never leave it.' },
      {
        heading: 'Cite',
        words:
          '<1>Report</1>, at the top, tells how to cite this page, and keeps what is on the screen as a picture, a page or numbers.',
      },
    ],
  },
};
