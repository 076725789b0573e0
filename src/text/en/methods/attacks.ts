import type { AttackParams } from '@/engine/attacks/registry';
import type { MethodWordsOf } from '../../words';

/** The parameters of every L∞ attack. */
const linf = {
  eps: { label: 'ε', summary: 'Largest change of any colour value, on a scale of 0 to 255.' },
  target: {
    label: 'Target',
    summary: 'The class the model should see; a picture already seen as that class is left unchanged.',
    none: 'any other class',
  },
};

/** The parameters of projected gradient descent, whatever the norm. */
const descent = {
  steps: { label: 'Steps', summary: 'Number of gradient steps.' },
  randomStart: {
    label: 'Random start',
    summary: 'Starts at a random point within ε of the picture instead of at the picture.',
  },
  restarts: {
    label: 'Restarts',
    summary: 'Independent runs, of which the best is kept; they differ only with a random start.',
  },
  loss: {
    label: 'Loss',
    summary: 'What the attack maximises: cross-entropy, or the margin of the best wrong class.',
    options: { 'cross-entropy': 'cross-entropy', margin: 'margin' },
  },
};

/** The parameters of the momentum family. */
const momentum = {
  steps: { label: 'Steps', summary: 'Number of gradient steps; each moves by ε / steps.' },
  decay: { label: 'Momentum μ', summary: 'How much of the previous direction each step keeps: 0 none, 1 all of it.' },
};

/** What is said of every attack. */
export const attacks: MethodWordsOf<AttackParams> = {
  fgsm: {
    label: 'FGSM',
    summary: 'One step of size ε along the sign of the gradient.',
    formula: "x' = clip(x + ε · sign(∂L/∂x)), L = cross-entropy of the logits",
    reference: 'Goodfellow, Shlens and Szegedy, 2015, Explaining and Harnessing Adversarial Examples',
    params: linf,
  },
  pgd: {
    label: 'PGD',
    summary: 'Many small gradient steps, none of which may leave the range ±ε.',
    formula:
      'x ← P(x + α · sign(∂L/∂x)), P = clip to |x − x₀| ≤ ε and to [0, 1]; an iterate that fools is kept, then the one of highest loss',
    reference:
      'Madry, Makelov, Schmidt, Tsipras and Vladu, 2018, Towards Deep Learning Models Resistant to Adversarial Attacks',
    params: {
      ...linf,
      ...descent,
      stepSize: {
        label: 'Step size',
        summary: 'How far each step moves; auto is 2.5 ε / steps, enough to cross the whole range ±ε.',
        special: 'auto',
      },
    },
  },
  'pgd-l2': {
    label: 'PGD in L2',
    summary: 'Many small gradient steps that bound the size of the whole change: few pixels may change a lot.',
    formula:
      'x ← P(x + α · g / ‖g‖₂), g = ∂L/∂x, P = nearest picture with ‖x − x₀‖₂ ≤ ε and in [0, 1]; an iterate that fools is kept, then the one of highest loss',
    reference:
      'Madry, Makelov, Schmidt, Tsipras and Vladu, 2018, Towards Deep Learning Models Resistant to Adversarial Attacks',
    params: {
      eps: {
        label: 'ε',
        summary:
          'Largest size of the whole change: the root of the sum of its squares, colours from 0 to 1. Usual are 0.5 for 32 × 32 pixels and 3 for 224 × 224.',
      },
      target: linf.target,
      ...descent,
      stepSize: {
        label: 'Step size',
        summary: 'How far each step moves; auto is 2.5 ε / steps, enough to cross the whole ball.',
        special: 'auto',
      },
    },
  },
  'mi-fgsm': {
    label: 'MI-FGSM',
    summary: 'Small steps with momentum: made on one model to fool another.',
    formula: 'g ← μ g + ∂L/∂x / ‖∂L/∂x‖₁, x ← P(x + (ε / steps) · sign(g)), P = clip to |x − x₀| ≤ ε and to [0, 1]',
    reference: 'Dong, Liao, Pang, Su, Zhu, Hu and Li, 2018, Boosting Adversarial Attacks with Momentum',
    params: { ...linf, ...momentum },
  },
  'di-ti-mi': {
    label: 'DI-TI-MI',
    summary:
      'Momentum over blurred gradients of the picture resized and shifted at random. In our tables the strongest where it is made on an undefended model and meets a defended one, and weaker than PGD almost everywhere else.',
    formula: 'as MI-FGSM with ∂L/∂x replaced by W ∗ ∂L(T(x))/∂x; T = random resize and shift, W = Gaussian kernel',
    reference:
      'Xie et al., 2019, Improving Transferability of Adversarial Examples with Input Diversity; Dong, Pang, Su and Zhu, 2019, Evading Defenses by Translation-Invariant Attacks',
    params: {
      ...linf,
      ...momentum,
      diversity: {
        label: 'Diversity p',
        summary: 'Probability that a step uses a randomly resized and shifted copy of the picture.',
      },
      smallest: {
        label: 'Smallest size',
        summary: 'Smallest size of that copy, as a share of the picture’s side; the rest is black.',
      },
      kernel: {
        label: 'Smoothing',
        summary:
          'Width of the blur applied to the gradient: 1 is none, auto is 5 % of the side and at least 3; even values are rounded up.',
        special: 'auto',
      },
    },
  },
  square: {
    label: 'Square',
    summary: 'Tries squares at random and keeps what helps: sees the model’s scores alone, no gradient.',
    formula:
      'δ ← δ with a random square set to ±ε, wherever that raises max z_other − z_class; x + δ clipped to [0, 1]',
    reference:
      'Andriushchenko, Croce, Flammarion and Hein, 2020, Square Attack: a query-efficient black-box adversarial attack via random search',
    params: {
      ...linf,
      queries: {
        label: 'Queries',
        summary: 'How often the model is asked about each picture, the first time about stripes.',
      },
      area: {
        label: 'First square',
        summary: 'The share of the picture that the first squares cover; later ones are smaller.',
      },
    },
  },
  noise: {
    label: 'Random noise',
    summary:
      'Moves every colour value up or down by ε at random, to see whether it is the direction that fools a model or just any noise.',
    formula: "x' = clip(x + ε · s), s_i = ±1 at random",
    reference:
      'The control asked for by Carlini, Athalye, Papernot, Brendel, Rauber, Tsipras, Goodfellow, Madry and Kurakin, 2019, On Evaluating Adversarial Robustness',
    params: {
      ...linf,
      draws: {
        label: 'Draws',
        summary: 'How many random patterns are tried; of each picture the one that the model likes least is kept.',
      },
    },
  },
};
