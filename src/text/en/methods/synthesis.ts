import type { synthesisParams } from '@/domain/synthesis';
import type { MethodWordsOf } from '../../words';

/** What is said of drawing a class. */
export const synthesis: MethodWordsOf<{ 'class-synthesis': typeof synthesisParams }> = {
  'class-synthesis': {
    label: 'Class synthesis',
    summary:
      'Changes a picture, step by step and by much, so that the model sees more and more of a class in it. A robust model comes to draw the class; a standard one is as sure of what looks like noise.',
    formula:
      'x ← P(x + α · g), g = ∂ log p(class)/∂x at length 1, P = back to within ε of the start and to [0, 1]; lengths are root mean squares, ‖·‖₂ / √(number of colour values)',
    reference:
      'Santurkar, Tsipras, Tran, Ilyas, Engstrom and Madry, 2019, Image Synthesis with a Single (Robust) Classifier',
    params: {
      start: {
        label: 'Start at',
        summary:
          'What is changed: noise about grey (another seed, other noise), plain grey, or the picture on the screen.',
        options: { noise: 'noise', grey: 'grey', picture: 'the picture' },
      },
      eps: {
        label: 'ε',
        summary: 'How far it may go: the root mean square of the change, as a share of the whole range of a colour.',
      },
      steps: { label: 'Steps', summary: 'Number of gradient steps.' },
      stepSize: { label: 'Step size', summary: 'How far each step goes, measured as ε is.' },
      norm: {
        label: 'Norm',
        summary: 'What ε and the step size measure: the root mean square of all changes, or the largest one.',
        options: { l2: 'L2 (root mean square)', linf: 'L∞ (the largest)' },
      },
      score: {
        label: 'Score',
        summary: 'What is climbed: the class’s log-probability, or its logit alone.',
        options: { 'cross-entropy': 'log-probability', logit: 'logit' },
      },
      smoothing: {
        label: 'Smoothing',
        summary:
          'Blurs every step by so many pixels. Shapes become smoother than the model asks for, so that less of the picture is the model’s own.',
      },
    },
  },
};
