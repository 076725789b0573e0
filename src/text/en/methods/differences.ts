import type { SaliencyParams } from '@/engine/saliency/registry';

/**
 * How each saliency method differs from the others, in a sentence or two: what it asks, and what it therefore cannot tell.
 * A method that is missing does not compile.
 */
export const differences: Readonly<Record<keyof SaliencyParams, string>> = {
  gradient:
    'Asks what a tiny change of each pixel would do, not what is there now: it is speckled, and faint where the model is already certain.',
  'gradient-input':
    'Counts what is there against black: a dark pixel gets nothing, however much the model cares about it.',
  smoothgrad:
    'Asks the gradient’s question at many noisy copies and averages: what survives the noise stays, so it is calmer, but less about this very picture.',
  'integrated-gradients':
    'Follows the score all the way from a baseline to the picture, so that its values sum to what the score gained. What looks like the baseline gets no share: another baseline, another map.',
  'expected-gradients':
    'As integrated gradients, but from many baselines, so that no single colour is blind. It is a mean over random draws, and needs many to settle.',
  xrai: 'Integrated gradients told by regions that the picture’s own edges draw: easy to read, and never finer than these. The edges are the picture’s, not the model’s.',
  'guided-backprop':
    'Keeps only what speaks for the class in every layer. It draws crisp edges, but they hardly change with the class or even with the weights: a picture of the picture more than of the decision.',
  lrp: 'Hands the score back layer by layer, to each value by what it contributed, so that hardly anything is lost on the way. Much hangs on its rules: those that count only what speaks for the class are calm, and look alike for every class.',
  gradcam:
    'Looks at a late layer, not at pixels: it says which region, not which edge. One weight for each feature everywhere, so it may also light up where nothing was added to the score.',
  'gradcam-plus-plus':
    'As Grad-CAM, but places where the evidence grows count more: it covers several objects of the class where Grad-CAM may show one.',
  hirescam:
    'As Grad-CAM, but each place counts with its own gradient: it lights up only where the score was added to, and is often smaller and patchier.',
  layercam:
    'As HiResCAM, but only where a stronger feature would help: it works on early layers too, where it is fine-grained and less tied to the class.',
  scorecam:
    'Looks at a layer without gradients: it tries how the class does when only a feature’s places are shown. It depends on what the model makes of a masked picture, and costs a run for each feature.',
  occlusion:
    'Really hides parts and sees what the score loses. Its detail is that of the window, and a grey patch is itself something that the model has never seen.',
  'blur-perturbation':
    'Really takes detail away, spot by spot, and sees what it costs. A blurred spot looks natural, but what matters only together with something else is missed.',
  rise: 'Shows random halves of the picture and asks with which the class does well: many parts are hidden together. With few masks it is blotchy, and it never gets finer than its cells.',
  'extremal-perturbation':
    'Searches the one part of a given size that keeps the score highest: an answer about a whole region, not about single pixels, and another size gives another answer.',
  lime: 'Fits a straight line to what the model says as superpixels go on and off: every pixel of a superpixel gets the same value, and another draw of samples may give another map.',
  'kernel-shap':
    'Shares the score fairly among superpixels, in every order of adding them: its values sum to what the score gained. It is as coarse as its superpixels.',
};
