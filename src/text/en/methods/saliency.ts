import type { SaliencyParams } from '@/engine/saliency/registry';
import type { MethodWordsOf } from '../../words';

/** What a gradient map is the gradient of. */
const score = {
  label: 'Score',
  summary: 'What is explained: the class’s logit, or how far it stands above the mean logit.',
  options: { logit: 'logit', contrast: 'logit − mean logit' },
};

/** Pictures with nothing to see. */
const baselines = {
  black: 'black',
  white: 'white',
  grey: 'grey',
  average: 'the picture’s mean colour',
  blur: 'the picture, blurred',
  noise: 'noise',
};

/** Of class activation maps. */
const activation = {
  layer: {
    label: 'Layer',
    summary:
      'Where in the network to look: late layers know objects, early ones edges. A layer that a model lacks is the one at the same depth there.',
    options: { last: 'last', middle: 'middle', first: 'first' },
  },
  relu: {
    label: 'Only evidence for',
    summary: 'Hides evidence against the class (the ReLU in the paper); off shows both.',
  },
};

const measure = {
  label: 'Measure',
  summary: 'How well the class stands: its probability, its logit, or by how much its logit leads the next.',
  options: { probability: 'the class’s probability', logit: 'the class’s logit', margin: 'the class’s margin' },
};

const segments = { label: 'Superpixels', summary: 'About how many pieces of like colour the picture is cut into.' };

/** What is said of every saliency method. */
export const saliency: MethodWordsOf<SaliencyParams> = {
  gradient: {
    label: 'Gradient',
    summary: 'Which pixels, changed a little, would change the class’s score most.',
    formula: 'map = ∂z_class/∂x',
    reference: 'Simonyan, Vedaldi and Zisserman, 2014, Deep Inside Convolutional Networks',
    params: { score },
  },
  'gradient-input': {
    label: 'Gradient × input',
    summary: 'The gradient times the picture: what each pixel adds, if the model were linear and black were nothing.',
    formula: 'map = x ⊙ ∂z_class/∂x',
    reference: 'Shrikumar, Greenside, Shcherbina and Kundaje, 2016, Not Just a Black Box',
    params: {
      base: {
        label: 'Base',
        summary: 'Which map is multiplied by the picture.',
        options: {
          gradient: 'gradient',
          'guided-backprop': 'guided backpropagation',
          deconvolution: 'deconvolution',
        },
      },
      score,
    },
  },
  smoothgrad: {
    label: 'SmoothGrad',
    summary: 'The gradient, or another map, averaged over noisy copies of the picture: less speckle.',
    formula: 'map = mean over n of ∂z_class/∂x at x + noise, noise ~ N(0, σ²)',
    reference: 'Smilkov, Thorat, Kim, Viégas and Wattenberg, 2017, SmoothGrad: removing noise by adding noise',
    params: {
      base: {
        label: 'Base',
        summary: 'Which map is made of every noisy copy; integrated gradients in 20 steps each.',
        options: {
          gradient: 'gradient',
          'gradient-input': 'gradient × input',
          'integrated-gradients': 'integrated gradients',
          'guided-backprop': 'guided backpropagation',
          deconvolution: 'deconvolution',
          lrp: 'layer-wise relevance',
          gradcam: 'Grad-CAM, with both signs',
        },
      },
      samples: { label: 'Samples', summary: 'How many noisy copies are averaged.' },
      noise: { label: 'Noise', summary: 'Standard deviation of the noise, as a share of the brightness range.' },
      statistic: {
        label: 'Shown is',
        summary: 'Of the maps of all copies their mean, the mean of their squares, or how much they differ.',
        options: { mean: 'mean', square: 'mean square (SmoothGrad²)', variance: 'variance (VarGrad)' },
      },
      score,
    },
  },
  'integrated-gradients': {
    label: 'Integrated gradients',
    summary: 'Adds up gradients on the way from a baseline to the picture: its values sum to what the score gained.',
    formula: 'map = (x − b) ⊙ ∫₀¹ ∂z_class/∂x at b + α (x − b) dα',
    reference: 'Sundararajan, Taly and Yan, 2017, Axiomatic Attribution for Deep Networks',
    params: {
      baseline: {
        label: 'Baseline',
        summary: 'Where the way begins: what is like the baseline gets no share, black of a black one.',
        options: baselines,
      },
      steps: { label: 'Steps', summary: 'How many gradients are taken on the way: more is more exact.' },
      rule: {
        label: 'Rule',
        summary: 'How the integral is made a sum.',
        options: { midpoint: 'midpoints', trapezoid: 'trapezoid', right: 'right ends' },
      },
      score,
    },
  },
  'expected-gradients': {
    label: 'Expected gradients',
    summary: 'Integrated gradients from many baselines, here single colours at random: no colour counts for nothing.',
    formula: 'map = mean over b and α of (x − b) ⊙ ∂z_class/∂x at b + α (x − b), b one random colour, α from 0 to 1',
    reference: 'Erion, Janizek, Sturmfels, Lundberg and Lee, 2021, Improving performance of deep learning models',
    params: {
      samples: { label: 'Samples', summary: 'How many baselines, each with one gradient on its way.' },
      score,
    },
  },
  xrai: {
    label: 'XRAI',
    summary:
      'Integrated gradients from black and from white, added up over whole regions of the picture: shapes in place of dots.',
    formula: 'map = mean of both over a region’s pixels not yet taken, the strongest region first',
    reference: 'Kapishnikov, Bolukbasi, Viégas and Terry, 2019, XRAI: Better Attributions Through Regions',
    params: {
      steps: { label: 'Steps', summary: 'How many gradients are taken on each of the two ways: more is more exact.' },
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
  lrp: {
    label: 'LRP',
    summary:
      'Layer-wise relevance propagation: hands the class’s score back, at every layer to each value by what it contributed.',
    formula: 'R_i = Σ_j R_j · c_ij / Σ_k c_kj, c_ij = x_i w_ij, from R = z_class down to the picture',
    reference: 'Bach, Binder, Montavon, Klauschen, Müller and Samek, 2015, On Pixel-Wise Explanations',
    params: {
      composite: {
        label: 'Rules',
        summary:
          'Which contributions count in convolutions: positive ones alone, calm and alike for all classes; positive ones more; or all, sharp and noisy.',
        options: {
          'epsilon-plus': 'z⁺ (ε for dense layers)',
          'epsilon-gamma': 'γ (ε for dense layers)',
          epsilon: 'ε everywhere',
        },
      },
      epsilon: {
        label: 'Epsilon',
        summary: 'What is added to the sums that are divided by: more of it leaves out what is weak.',
      },
      score,
    },
  },
  gradcam: {
    label: 'Grad-CAM',
    summary: 'Which regions of a layer’s features support the class: coarse, but tied to objects.',
    formula: 'map = ReLU(Σ_k w_k A_k), w_k = mean over the layer of ∂z_class/∂A_k, resized to the picture',
    reference: 'Selvaraju, Cogswell, Das, Vedantam, Parikh and Batra, 2017, Grad-CAM',
    params: { ...activation, score },
  },
  'gradcam-plus-plus': {
    label: 'Grad-CAM++',
    summary: 'Grad-CAM with places weighted by how their evidence grows: finds several objects of one class.',
    formula: 'map = ReLU(Σ_k w_k A_k), w_k = Σ a · ReLU(g), g = ∂z_class/∂A_k, a = g² / (2 g² + g³ Σ A_k)',
    reference: 'Chattopadhay, Sarkar, Howlader and Balasubramanian, 2018, Grad-CAM++',
    params: { ...activation, score },
  },
  hirescam: {
    label: 'HiResCAM',
    summary: 'What each place of a layer adds to the score: unlike Grad-CAM it cannot point where nothing was added.',
    formula: 'map = ReLU(Σ_k A_k ⊙ ∂z_class/∂A_k), resized to the picture',
    reference: 'Draelos and Carin, 2020, Use HiResCAM instead of Grad-CAM for faithful explanations',
    params: { ...activation, score },
  },
  layercam: {
    label: 'LayerCAM',
    summary: 'A layer’s features where making them stronger would help the class: fine-grained on early layers.',
    formula: 'map = ReLU(Σ_k A_k ⊙ ReLU(∂z_class/∂A_k)), resized to the picture',
    reference: 'Jiang, Zhang, Hou, Cheng and Wei, 2021, LayerCAM',
    params: { ...activation, score },
  },
  scorecam: {
    label: 'Score-CAM',
    summary: 'Shows the model the picture through every feature of a layer, and adds up those that it does well with.',
    formula: 'map = ReLU(Σ_k w_k A_k), w = softmax over k of z_class(x ⊙ A_k stretched to [0, 1])',
    reference: 'Wang, Wang, Du, Yang, Zhang, Ding, Mardziel and Hu, 2020, Score-CAM',
    params: {
      ...activation,
      weights: {
        label: 'Weights',
        summary: 'What a feature counts: its share of all logits by softmax, or the class’s probability under it.',
        options: { softmax: 'softmax of logits', probability: 'probability' },
      },
    },
  },
  occlusion: {
    label: 'Occlusion',
    summary: 'Hides the picture window by window: how much the class’s score loses where something is hidden.',
    formula: 'map = at each place the mean of S(x) − S(x without the window), over the windows that hide it',
    reference: 'Zeiler and Fergus, 2014, Visualizing and Understanding Convolutional Networks',
    params: {
      window: { label: 'Window', summary: 'Side of the window that is hidden; it grows with the picture.' },
      stride: { label: 'Stride', summary: 'Distance from one window to the next; it grows with the picture.' },
      fill: { label: 'Hidden by', summary: 'What stands in the window.', options: baselines },
      measure,
    },
  },
  'blur-perturbation': {
    label: 'Blur perturbation',
    summary: 'Blurs the picture spot by spot: where the class’s score drops, the model was looking. Uses no gradients.',
    formula: "S(i,j) = max(0, p_class(x) − p_class(x'_ij)), x'_ij = x blurred around (i,j)",
    reference:
      'Greydanus, Koul, Dodge and Fern, 2018, Visualizing and Understanding Atari Agents; SARFA: Puri and others, 2020',
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
          sarfa: 'SARFA: drop of the probability, of this class alone',
          logits: 'change of all logits',
        },
      },
    },
  },
  rise: {
    label: 'RISE',
    summary: 'Shows the model random parts of the picture: places matter that were seen when it did well.',
    formula: 'map = mean over masks M of S(x ⊙ M) · M / q, less the mean of S where centred; q = share of open cells',
    reference: 'Petsiuk, Das and Saenko, 2018, RISE: Randomized Input Sampling for Explanation',
    params: {
      samples: { label: 'Samples', summary: 'How many masks: few leave the map blotchy.' },
      cells: { label: 'Cells', summary: 'Cells of a mask along each side: more see finer and need more masks.' },
      density: { label: 'Open cells', summary: 'The share of a mask’s cells that show the picture.' },
      centred: {
        label: 'Centred',
        summary: 'Zero is where being seen makes no difference; off shows the published sum, all of it positive.',
      },
      fill: { label: 'Hidden by', summary: 'What stands where a mask is closed.', options: baselines },
      measure,
    },
  },
  'extremal-perturbation': {
    label: 'Extremal perturbation',
    summary:
      'Learns which part of the picture, of a given size, keeps the class’s score highest when the rest is hidden.',
    formula: 'map = argmax over masks m of the given area of S(x ⊙ m + hidden ⊙ (1 − m))',
    reference: 'Fong, Patrick and Vedaldi, 2019, Understanding Deep Networks via Extremal Perturbations',
    params: {
      area: { label: 'Area', summary: 'The share of the picture that stays.' },
      steps: { label: 'Steps', summary: 'How often the mask is improved.' },
      fill: { label: 'Hidden by', summary: 'What stands where the mask is closed.', options: baselines },
      score,
    },
  },
  lime: {
    label: 'LIME',
    summary: 'Switches superpixels on and off at random, and fits a linear model to what the network then says.',
    formula: 'map = w of the ridge regression p_class(superpixels on) ≈ w · on + c, near samples weighted more',
    reference: 'Ribeiro, Singh and Guestrin, 2016, “Why Should I Trust You?”',
    params: {
      samples: { label: 'Samples', summary: 'How often superpixels are switched.' },
      segments,
      fill: {
        label: 'Off means',
        summary: 'What stands where a superpixel is off.',
        options: { mean: 'its mean colour', ...baselines },
      },
      kernel: { label: 'Kernel', summary: 'How fast samples count less the more is off.' },
      ridge: { label: 'Ridge', summary: 'Keeps coefficients small where samples are few.' },
      measure,
    },
  },
  'kernel-shap': {
    label: 'KernelSHAP',
    summary: 'What each superpixel adds to the score, averaged over all orders of switching them on: a fair share.',
    formula: 'map = Shapley values φ of superpixels: Σ φ = S(x) − S(all off), by weighted least squares',
    reference: 'Lundberg and Lee, 2017, A Unified Approach to Interpreting Model Predictions',
    params: {
      samples: { label: 'Samples', summary: 'How many combinations of superpixels are tried.' },
      segments,
      fill: {
        label: 'Off means',
        summary: 'What stands where a superpixel is off.',
        options: { mean: 'its mean colour', ...baselines },
      },
      measure,
    },
  },
};
