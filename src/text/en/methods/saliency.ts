import type { SaliencyParams } from '@/engine/saliency/registry';
import type { MethodWordsOf } from '../../words';

/** What a gradient map is the gradient of. */
const score = {
  label: 'Score',
  summary: 'What is explained: the class’s logit, or how far it stands above the mean logit.',
  options: { logit: 'logit', contrast: 'logit − mean logit' },
};

/** What is said of every saliency method. */
export const saliency: MethodWordsOf<SaliencyParams> = {
  gradient: {
    label: 'Gradient',
    summary: 'Which pixels, changed a little, would change the class’s score most.',
    formula: 'map = ∂z_class/∂x',
    reference: 'Simonyan, Vedaldi and Zisserman, 2014, Deep Inside Convolutional Networks',
    params: { score },
  },
  smoothgrad: {
    label: 'SmoothGrad',
    summary: 'The gradient averaged over noisy copies of the picture: less speckle.',
    formula: 'map = mean over n of ∂z_class/∂x at x + noise, noise ~ N(0, σ²)',
    reference: 'Smilkov, Thorat, Kim, Viégas and Wattenberg, 2017, SmoothGrad: removing noise by adding noise',
    params: {
      samples: { label: 'Samples', summary: 'How many noisy copies are averaged.' },
      noise: { label: 'Noise', summary: 'Standard deviation of the noise, as a share of the brightness range.' },
      score,
    },
  },
  'guided-backprop': {
    label: 'Guided backprop',
    summary:
      'The gradient, with everything negative dropped on its way back through the layers: sharp edges, which depend little on the class.',
    formula: "at every ReLU f: back(x) = max(0, f'(x) · back(f(x))); elsewhere as the gradient ∂z_class/∂x",
    reference:
      'Springenberg, Dosovitskiy, Brox and Riedmiller, 2015, Striving for Simplicity: The All Convolutional Net',
    params: {
      rule: {
        label: 'Rule',
        summary:
          'Guided drops what is negative of the gradient; deconvolution of what comes from above, whatever the picture.',
        options: { guided: 'guided', deconvolution: 'deconvolution' },
      },
      score,
    },
  },
  gradcam: {
    label: 'Grad-CAM',
    summary: 'Which regions of a layer’s features support the class: coarse, but tied to objects.',
    formula: 'map = ReLU(Σ_k w_k A_k), w_k = mean over the layer of ∂z_class/∂A_k, resized to the picture',
    reference: 'Selvaraju, Cogswell, Das, Vedantam, Parikh and Batra, 2017, Grad-CAM',
    params: {
      layer: {
        label: 'Layer',
        summary: 'Where in the network to look: late layers know objects, early ones edges.',
        options: { last: 'last', middle: 'middle', first: 'first' },
      },
      relu: {
        label: 'Only evidence for',
        summary: 'Hides evidence against the class (the ReLU in the paper); off shows both.',
      },
      score,
    },
  },
  'blur-perturbation': {
    label: 'Blur perturbation',
    summary: 'Blurs the picture spot by spot: where the class’s score drops, the model was looking. Uses no gradients.',
    formula: "S(i,j) = max(0, p_class(x) − p_class(x'_ij)), x'_ij = x blurred around (i,j)",
    reference: 'Greydanus, Koul, Dodge and Fern, 2018, Visualizing and Understanding Atari Agents',
    params: {
      stride: {
        label: 'Stride',
        summary: 'Distance between the spots that are blurred one after the other; it grows with the picture.',
      },
      radius: { label: 'Radius', summary: 'Radius of a blurred spot; it grows with the picture.' },
      blur: {
        label: 'Blur',
        summary:
          'Strength of the blur that takes the detail away, as the sigma of a Gaussian; it grows with the picture.',
      },
      measure: {
        label: 'Measure',
        summary:
          'What the blur costs. Where the model is all but certain, its probability hardly moves; its logit and its margin do.',
        options: {
          drop: 'drop of the class’s probability',
          logit: 'drop of the class’s logit',
          margin: 'drop of the class’s margin',
          logits: 'change of all logits',
        },
      },
    },
  },
};
