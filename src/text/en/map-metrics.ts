import type { MapMetricId } from '@/engine/metrics/registry';
import type { MetricWords } from '../words';

/** Of every measure of maps. */
export const mapMetrics: Readonly<Record<MapMetricId, MetricWords>> = {
  deletion: {
    label: 'Deletion',
    summary:
      'Takes the picture’s pixels away, the map’s strongest first: how long does the model stay sure of the class?',
    formula:
      'area under p(class) by the share of pixels replaced by the picture’s mean colour, 0 to 1 (of two classes −1 to 1); the order is that of the map as shown (of one with a value for each colour, Σ |φ|); low is good',
    reference: 'Petsiuk, Das and Saenko, 2018, RISE',
  },
  insertion: {
    label: 'Insertion',
    summary:
      'Starts from a blurred picture and puts the map’s strongest pixels back first: how soon is the model sure?',
    formula:
      'area under p(class) by the share of pixels put back into the blurred picture, 0 to 1 (of two classes −1 to 1); the order is that of the map as shown; high is good',
    reference: 'Petsiuk, Das and Saenko, 2018, RISE',
  },
  'sensitivity-n': {
    label: 'Sensitivity-n',
    summary: 'Hides random sets of pixels: does the score fall by what the map says these pixels are worth?',
    formula:
      'Pearson’s r of Σ φ over the hidden pixels and z(x) − z(x hidden), mean over five sizes of the set; −1 to 1, high is good',
    reference:
      'Ancona, Ceolini, Öztireli and Gross, 2018, Towards Better Understanding of Gradient-based Attribution Methods',
  },
  infidelity: {
    label: 'Infidelity',
    summary: 'Adds noise: which share of the score’s change does the map fail to foretell?',
    formula:
      'min over β ≥ 0 of Σ (β I·φ − Δ)² / Σ Δ², Δ = (z(x + I) − z(x − I)) / 2, I ~ N(0, 0.02²); 0 to 1, low is good',
    reference: 'Yeh and others, 2019, On the (In)fidelity and Sensitivity of Explanations',
  },
  'average-drop': {
    label: 'Average drop',
    summary: 'Shows the model only what the map highlights: which share of its confidence is lost?',
    formula:
      'max(0, p(x) − p(x · h)) / p(x), h the positive part of the map as shown (of one with a value for each colour, Σ |φ|), its largest value 1; low is good',
    reference: 'Chattopadhay and others, 2018, Grad-CAM++',
  },
  increase: {
    label: 'Increase',
    summary: 'In how many pictures the model is surer of what the map highlights than of the whole picture.',
    formula: '1 where p(x · h) > p(x), else 0; the share over pictures, high is good',
    reference: 'Chattopadhay and others, 2018, Grad-CAM++',
  },
  'max-sensitivity': {
    label: 'Max-sensitivity',
    summary: 'Changes the picture by less than one can see: how far does the map move?',
    formula: 'max over ten d, ‖d‖∞ ≤ 0.02, of ‖φ(x + d) − φ(x)‖ / ‖φ(x)‖; low is good',
    reference: 'Yeh and others, 2019, On the (In)fidelity and Sensitivity of Explanations',
  },
  stability: {
    label: 'Stability',
    summary: 'How much of the map’s order is the same in the attacked picture’s map.',
    formula: 'Spearman’s ρ of |φ(x)| and |φ(x + δ)|; −1 to 1, high is good',
    reference: 'the number that stands under each pair of maps',
  },
  alignment: {
    label: 'Alignment',
    summary: 'Does the map look like the picture? Maps of robust models tend to.',
    formula:
      '|⟨x, φ⟩| / (‖x‖ ‖φ‖), 0 to 1; only of maps with a value for each colour. A map of one sign scores high by the picture’s brightness alone',
    reference:
      'Etmann, Lunz, Maass and Schönlieb, 2019, On the Connection Between Adversarial Robustness and Saliency Map Interpretability',
  },
  gini: {
    label: 'Gini',
    summary: 'How concentrated the map is: 0 all pixels alike, near 1 a few have everything. Neither is better.',
    formula: 'Σ (2i − n − 1) a(i) / (n Σ a) of the rising |φ|',
    reference: 'Hurley and Rickard, 2009; for maps Chalasani and others, 2020',
  },
};
