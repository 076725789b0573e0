import type { SaliencyParams } from '@/engine/saliency/registry';
import type { MethodWordsOf } from '../../words';

/** What a gradient map is the gradient of. */
const score = {
  label: 'Score',
  summary: 'Was erklärt wird: der Logit der Klasse, oder wie weit er über dem mittleren Logit liegt.',
  options: { logit: 'Logit', contrast: 'Logit − mittlerer Logit' },
};

/** Bilder, auf denen nichts zu sehen ist. */
const baselines = {
  black: 'Schwarz',
  white: 'Weiß',
  grey: 'Grau',
  average: 'mittlere Farbe des Bildes',
  blur: 'das Bild, verwischt',
  noise: 'Rauschen',
};

/** Von Class Activation Maps. */
const activation = {
  layer: {
    label: 'Schicht',
    summary:
      'Wo im Netz nachgesehen wird: Späte Schichten kennen Objekte, frühe Kanten. Fehlt einem Modell eine Schicht, gilt dort die in derselben Tiefe.',
    options: { last: 'letzte', middle: 'mittlere', first: 'erste' },
  },
  relu: {
    label: 'Nur, was dafür spricht',
    summary: 'Blendet aus, was gegen die Klasse spricht (das ReLU in der Arbeit); aus zeigt beides.',
  },
};

const measure = {
  label: 'Maß',
  summary:
    'Wie gut die Klasse steht: ihre Wahrscheinlichkeit, ihr Logit, oder ihre Margin, der Vorsprung ihres Logits vor dem nächsten.',
  options: {
    probability: 'Wahrscheinlichkeit der Klasse',
    logit: 'Logit der Klasse',
    margin: 'Margin der Klasse',
  },
};

const segments = {
  label: 'Superpixel',
  summary: 'In wie viele Stücke ähnlicher Farbe das Bild etwa zerlegt wird.',
};

/** What is said of every saliency method. */
export const saliency: MethodWordsOf<SaliencyParams> = {
  gradient: {
    label: 'Gradient',
    summary: 'Welche Pixel, ein wenig verändert, den Score der Klasse am meisten verändern würden.',
    formula: 'Karte = ∂z_Klasse/∂x',
    reference: 'Simonyan, Vedaldi and Zisserman, 2014, Deep Inside Convolutional Networks',
    params: { score },
  },
  'gradient-input': {
    label: 'Gradient × Eingabe',
    summary:
      'Der Gradient mal das Bild: was jedes Pixel beiträgt, wäre das Modell linear und Schwarz so viel wie nichts.',
    formula: 'Karte = x ⊙ ∂z_Klasse/∂x',
    reference: 'Shrikumar, Greenside, Shcherbina and Kundaje, 2016, Not Just a Black Box',
    params: {
      base: {
        label: 'Grundlage',
        summary: 'Welche Karte mit dem Bild malgenommen wird.',
        options: {
          gradient: 'Gradient',
          'guided-backprop': 'Guided Backprop',
          deconvolution: 'Dekonvolution',
        },
      },
      score,
    },
  },
  smoothgrad: {
    label: 'SmoothGrad',
    summary: 'Der Gradient oder eine andere Karte, gemittelt über verrauschte Kopien des Bildes: weniger Sprenkel.',
    formula: 'Karte = Mittel über n von ∂z_Klasse/∂x bei x + Rauschen, Rauschen ~ N(0, σ²)',
    reference: 'Smilkov, Thorat, Kim, Viégas and Wattenberg, 2017, SmoothGrad: removing noise by adding noise',
    params: {
      base: {
        label: 'Grundlage',
        summary: 'Welche Karte von jeder verrauschten Kopie gemacht wird; integrierte Gradienten in je 20 Schritten.',
        options: {
          gradient: 'Gradient',
          'gradient-input': 'Gradient × Eingabe',
          'integrated-gradients': 'integrierte Gradienten',
          'guided-backprop': 'Guided Backprop',
          deconvolution: 'Dekonvolution',
          lrp: 'Layer-wise Relevance (LRP)',
          gradcam: 'Grad-CAM, auch was gegen die Klasse spricht',
        },
      },
      samples: { label: 'Kopien', summary: 'Über wie viele verrauschte Kopien gemittelt wird.' },
      noise: { label: 'Rauschen', summary: 'Standardabweichung des Rauschens, als Anteil des Helligkeitsbereichs.' },
      statistic: {
        label: 'Gezeigt wird',
        summary:
          'Von den Karten aller Kopien ihr Mittel, das Mittel ihrer Quadrate, oder wie sehr sie sich unterscheiden.',
        options: { mean: 'Mittel', square: 'Mittel der Quadrate (SmoothGrad²)', variance: 'Varianz (VarGrad)' },
      },
      score,
    },
  },
  'integrated-gradients': {
    label: 'Integrierte Gradienten',
    summary:
      'Summiert Gradienten auf dem Weg von einer Baseline zum Bild: Die Summe der Werte ist, was der Score gewann.',
    formula: 'Karte = (x − b) ⊙ ∫₀¹ ∂z_Klasse/∂x bei b + α (x − b) dα',
    reference: 'Sundararajan, Taly and Yan, 2017, Axiomatic Attribution for Deep Networks',
    params: {
      baseline: {
        label: 'Baseline',
        summary:
          'Wo der Weg beginnt: Was der Baseline gleicht, bekommt keinen Anteil, bei einer schwarzen also Schwarz.',
        options: baselines,
      },
      steps: {
        label: 'Schritte',
        summary: 'Wie viele Gradienten auf dem Weg berechnet werden: Mehr sind genauer.',
      },
      rule: {
        label: 'Regel',
        summary: 'Wie aus dem Integral eine Summe wird.',
        options: { midpoint: 'Mittelpunkte', trapezoid: 'Trapez', right: 'rechte Enden' },
      },
      score,
    },
  },
  'expected-gradients': {
    label: 'Erwartete Gradienten',
    summary:
      'Integrierte Gradienten von vielen Baselines aus, hier zufälligen einzelnen Farben: Keine Farbe zählt für nichts.',
    formula:
      'Karte = Mittel über b und α von (x − b) ⊙ ∂z_Klasse/∂x bei b + α (x − b), b eine zufällige Farbe, α von 0 bis 1',
    reference: 'Erion, Janizek, Sturmfels, Lundberg and Lee, 2021, Improving performance of deep learning models',
    params: {
      samples: { label: 'Baselines', summary: 'Wie viele Baselines, jede mit einem Gradienten auf ihrem Weg.' },
      score,
    },
  },
  xrai: {
    label: 'XRAI',
    summary:
      'Integrierte Gradienten von Schwarz und von Weiß aus, über ganze Bereiche des Bildes zusammengezählt: Formen statt Punkte.',
    formula: 'Karte = Mittel beider über die noch freien Pixel eines Bereichs, der stärkste Bereich zuerst',
    reference: 'Kapishnikov, Bolukbasi, Viégas and Terry, 2019, XRAI: Better Attributions Through Regions',
    params: {
      steps: {
        label: 'Schritte',
        summary: 'Wie viele Gradienten auf jedem der beiden Wege berechnet werden: Mehr sind genauer.',
      },
      score,
    },
  },
  'guided-backprop': {
    label: 'Guided Backprop',
    summary:
      'Der Gradient, aus dem auf dem Rückweg durch die Schichten alles Negative gestrichen wird: scharfe Kanten, die wenig von der Klasse abhängen.',
    formula: "bei jedem ReLU f: zurück(x) = max(0, f'(x) · zurück(f(x))); sonst wie der Gradient ∂z_Klasse/∂x",
    reference:
      'Springenberg, Dosovitskiy, Brox and Riedmiller, 2015, Striving for Simplicity: The All Convolutional Net',
    params: {
      rule: {
        label: 'Regel',
        summary:
          'Guided streicht, was am Gradienten negativ ist; Dekonvolution, was an dem negativ ist, was von oben kommt, gleich bei welchem Bild.',
        options: { guided: 'Guided', deconvolution: 'Dekonvolution' },
      },
      score,
    },
  },
  lrp: {
    label: 'LRP',
    summary:
      'Layer-wise Relevance Propagation: gibt den Score der Klasse zurück, in jeder Schicht an jeden Wert nach seinem Beitrag.',
    formula: 'R_i = Σ_j R_j · c_ij / Σ_k c_kj, c_ij = x_i w_ij, von R = z_Klasse hinab bis zum Bild',
    reference: 'Bach, Binder, Montavon, Klauschen, Müller and Samek, 2015, On Pixel-Wise Explanations',
    params: {
      composite: {
        label: 'Regeln',
        summary:
          'Welche Beiträge in Faltungen zählen: nur positive, ruhig und für alle Klassen ähnlich; positive mehr; oder alle, scharf und verrauscht.',
        options: {
          'epsilon-plus': 'z⁺ (ε in Dense-Schichten)',
          'epsilon-gamma': 'γ (ε in Dense-Schichten)',
          epsilon: 'überall ε',
        },
      },
      epsilon: {
        label: 'Epsilon',
        summary: 'Was zu den Summen addiert wird, durch die geteilt wird: Mehr davon lässt Schwaches weg.',
      },
      score,
    },
  },
  gradcam: {
    label: 'Grad-CAM',
    summary: 'Welche Regionen der Merkmale einer Schicht für die Klasse sprechen: grob, aber an Objekte gebunden.',
    formula: 'Karte = ReLU(Σ_k w_k A_k), w_k = Mittel über die Schicht von ∂z_Klasse/∂A_k, auf Bildgröße gebracht',
    reference: 'Selvaraju, Cogswell, Das, Vedantam, Parikh and Batra, 2017, Grad-CAM',
    params: { ...activation, score },
  },
  'gradcam-plus-plus': {
    label: 'Grad-CAM++',
    summary:
      'Grad-CAM mit Stellen, die danach gewichtet sind, wie die Hinweise dort zunehmen: findet mehrere Objekte einer Klasse.',
    formula: 'Karte = ReLU(Σ_k w_k A_k), w_k = Σ a · ReLU(g), g = ∂z_Klasse/∂A_k, a = g² / (2 g² + g³ Σ A_k)',
    reference: 'Chattopadhay, Sarkar, Howlader and Balasubramanian, 2018, Grad-CAM++',
    params: { ...activation, score },
  },
  hirescam: {
    label: 'HiResCAM',
    summary:
      'Was jede Stelle einer Schicht zum Score beiträgt: Anders als Grad-CAM kann es nicht dorthin zeigen, wo nichts beigetragen wurde.',
    formula: 'Karte = ReLU(Σ_k A_k ⊙ ∂z_Klasse/∂A_k), auf Bildgröße gebracht',
    reference: 'Draelos and Carin, 2020, Use HiResCAM instead of Grad-CAM for faithful explanations',
    params: { ...activation, score },
  },
  layercam: {
    label: 'LayerCAM',
    summary: 'Die Merkmale einer Schicht, wo mehr davon der Klasse helfen würde: fein gezeichnet auf frühen Schichten.',
    formula: 'Karte = ReLU(Σ_k A_k ⊙ ReLU(∂z_Klasse/∂A_k)), auf Bildgröße gebracht',
    reference: 'Jiang, Zhang, Hou, Cheng and Wei, 2021, LayerCAM',
    params: { ...activation, score },
  },
  scorecam: {
    label: 'Score-CAM',
    summary:
      'Zeigt dem Modell das Bild durch jedes Merkmal einer Schicht, und summiert die Merkmale, mit denen es gut abschneidet.',
    formula: 'Karte = ReLU(Σ_k w_k A_k), w = softmax über k von z_Klasse(x ⊙ A_k gestreckt auf [0, 1])',
    reference: 'Wang, Wang, Du, Yang, Zhang, Ding, Mardziel and Hu, 2020, Score-CAM',
    params: {
      ...activation,
      weights: {
        label: 'Gewichte',
        summary:
          'Was ein Merkmal zählt: sein Softmax-Anteil an allen Logits, oder die Wahrscheinlichkeit der Klasse damit.',
        options: { softmax: 'Softmax der Logits', probability: 'Wahrscheinlichkeit' },
      },
    },
  },
  occlusion: {
    label: 'Verdeckung',
    summary:
      'Verdeckt das Bild Fenster für Fenster (Occlusion): wie viel der Score der Klasse verliert, wo etwas verdeckt ist.',
    formula: 'Karte = an jeder Stelle das Mittel von S(x) − S(x ohne das Fenster), über die Fenster, die sie verdecken',
    reference: 'Zeiler and Fergus, 2014, Visualizing and Understanding Convolutional Networks',
    params: {
      window: { label: 'Fenster', summary: 'Seite des Fensters, das verdeckt wird; sie wächst mit dem Bild.' },
      stride: { label: 'Abstand', summary: 'Abstand von einem Fenster zum nächsten; er wächst mit dem Bild.' },
      fill: { label: 'Verdeckt durch', summary: 'Was in dem Fenster zu sehen ist.', options: baselines },
      measure,
    },
  },
  'blur-perturbation': {
    label: 'Unschärfe-Perturbation',
    summary:
      'Verwischt das Bild Fleck für Fleck: Wo der Score der Klasse fällt, hat das Modell hingesehen. Braucht keine Gradienten.',
    formula: "S(i,j) = max(0, p_Klasse(x) − p_Klasse(x'_ij)), x'_ij = x, um (i,j) herum verwischt",
    reference:
      'Greydanus, Koul, Dodge and Fern, 2018, Visualizing and Understanding Atari Agents; SARFA: Puri und andere, 2020',
    params: {
      stride: {
        label: 'Abstand',
        summary: 'Abstand der Flecken, die einer nach dem anderen verwischt werden; er wächst mit dem Bild.',
      },
      radius: { label: 'Radius', summary: 'Radius eines verwischten Flecks; er wächst mit dem Bild.' },
      blur: {
        label: 'Unschärfe',
        summary:
          'Stärke der Unschärfe, die die Einzelheiten wegnimmt, als Sigma einer Gaußkurve; sie wächst mit dem Bild.',
      },
      measure: {
        label: 'Maß',
        summary:
          'Was die Unschärfe kostet. Wo das Modell so gut wie sicher ist, bewegt sich seine Wahrscheinlichkeit kaum; Logit und Margin tun es.',
        options: {
          drop: 'Verlust an Wahrscheinlichkeit der Klasse',
          logit: 'Verlust am Logit der Klasse',
          margin: 'Verlust an Margin der Klasse',
          sarfa: 'SARFA: Verlust an Wahrscheinlichkeit, weniger, wo sich auch die anderen verschieben',
          logits: 'Änderung aller Logits',
        },
      },
    },
  },
  rise: {
    label: 'RISE',
    summary:
      'Zeigt dem Modell zufällige Teile des Bildes: Wichtig sind die Stellen, die zu sehen waren, wenn es gut abschnitt.',
    formula:
      'Karte = Mittel über Masken M von S(x ⊙ M) · M / q, abzüglich des Mittels von S, wo zentriert; q = Anteil offener Zellen',
    reference: 'Petsiuk, Das and Saenko, 2018, RISE: Randomized Input Sampling for Explanation',
    params: {
      samples: { label: 'Masken', summary: 'Wie viele Masken: Bei wenigen bleibt die Karte fleckig.' },
      cells: {
        label: 'Zellen',
        summary: 'Zellen einer Maske je Seite: Mehr sehen feiner und brauchen mehr Masken.',
      },
      density: { label: 'Offene Zellen', summary: 'Der Anteil der Zellen einer Maske, die das Bild zeigen.' },
      centred: {
        label: 'Zentriert',
        summary:
          'Null ist, wo es keinen Unterschied macht, gesehen zu werden; aus zeigt die veröffentlichte Summe, die überall positiv ist.',
      },
      fill: {
        label: 'Verdeckt durch',
        summary: 'Was zu sehen ist, wo eine Maske geschlossen ist.',
        options: baselines,
      },
      measure,
    },
  },
  'extremal-perturbation': {
    label: 'Extremale Perturbation',
    summary:
      'Lernt, welcher Teil des Bildes von gegebener Größe den Score der Klasse am höchsten hält, wenn der Rest verdeckt ist.',
    formula: 'Karte = argmax über Masken m der gegebenen Fläche von S(x ⊙ m + verdeckt ⊙ (1 − m))',
    reference: 'Fong, Patrick and Vedaldi, 2019, Understanding Deep Networks via Extremal Perturbations',
    params: {
      area: { label: 'Fläche', summary: 'Der Anteil des Bildes, der bleibt.' },
      steps: { label: 'Schritte', summary: 'Wie oft die Maske verbessert wird.' },
      fill: {
        label: 'Verdeckt durch',
        summary: 'Was zu sehen ist, wo die Maske geschlossen ist.',
        options: baselines,
      },
      score,
    },
  },
  lime: {
    label: 'LIME',
    summary: 'Schaltet Superpixel zufällig an und aus, und passt dem, was das Netz dann sagt, ein lineares Modell an.',
    formula: 'Karte = w der Ridge-Regression p_Klasse(Superpixel an) ≈ w · an + c, nahe Stichproben wiegen mehr',
    reference: 'Ribeiro, Singh and Guestrin, 2016, “Why Should I Trust You?”',
    params: {
      samples: { label: 'Stichproben', summary: 'Wie oft Superpixel geschaltet werden.' },
      segments,
      fill: {
        label: 'Aus heißt',
        summary: 'Was zu sehen ist, wo ein Superpixel aus ist.',
        options: { mean: 'seine mittlere Farbe', ...baselines },
      },
      kernel: { label: 'Kern', summary: 'Wie schnell Stichproben weniger zählen, je mehr darin aus ist.' },
      ridge: { label: 'Ridge', summary: 'Hält Koeffizienten klein, wo es wenige Stichproben gibt.' },
      measure,
    },
  },
  'kernel-shap': {
    label: 'KernelSHAP',
    summary:
      'Was jedes Superpixel zum Score beiträgt, gemittelt über alle Reihenfolgen, sie anzuschalten: ein gerechter Anteil.',
    formula: 'Karte = Shapley-Werte φ der Superpixel: Σ φ = S(x) − S(alle aus), mit gewichteten kleinsten Quadraten',
    reference: 'Lundberg and Lee, 2017, A Unified Approach to Interpreting Model Predictions',
    params: {
      samples: { label: 'Stichproben', summary: 'Wie viele Kombinationen von Superpixeln probiert werden.' },
      segments,
      fill: {
        label: 'Aus heißt',
        summary: 'Was zu sehen ist, wo ein Superpixel aus ist.',
        options: { mean: 'seine mittlere Farbe', ...baselines },
      },
      measure,
    },
  },
};
