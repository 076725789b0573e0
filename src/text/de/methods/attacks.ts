import type { AttackParams } from '@/engine/attacks/registry';
import type { MethodWordsOf } from '../../words';

/** Die Parameter jedes L∞-Angriffs. */
const linf = {
  eps: { label: 'ε', summary: 'Größte Änderung irgendeines Farbwerts, auf einer Skala von 0 bis 255.' },
  target: {
    label: 'Ziel',
    summary:
      'Die Klasse, die das Modell sehen soll; ein Bild, das schon als diese Klasse gesehen wird, bleibt unverändert.',
    none: 'jede andere Klasse',
  },
};

/** The parameters of projected gradient descent, whatever the norm. */
const descent = {
  steps: { label: 'Schritte', summary: 'Anzahl der Gradientenschritte.' },
  randomStart: {
    label: 'Zufallsstart',
    summary: 'Beginnt an einem zufälligen Punkt im Umkreis ε um das Bild statt beim Bild selbst.',
  },
  restarts: {
    label: 'Neustarts',
    summary: 'Unabhängige Durchläufe, von denen der beste bleibt; nur mit Zufallsstart unterscheiden sie sich.',
  },
  loss: {
    label: 'Loss',
    summary: 'Was der Angriff maximiert: die Kreuzentropie, oder die Margin, den Vorsprung der besten falschen Klasse.',
    options: { 'cross-entropy': 'Kreuzentropie', margin: 'Margin' },
  },
};

/** The parameters of the momentum family. */
const momentum = {
  steps: { label: 'Schritte', summary: 'Anzahl der Gradientenschritte; jeder geht ε / Schritte weit.' },
  decay: {
    label: 'Momentum μ',
    summary: 'Wie viel von der vorigen Richtung jeder Schritt behält: 0 nichts, 1 alles.',
  },
};

/** What is said of every attack. */
export const attacks: MethodWordsOf<AttackParams> = {
  fgsm: {
    label: 'FGSM',
    summary: 'Ein Schritt der Größe ε in Richtung des Vorzeichens des Gradienten.',
    formula: "x' = clip(x + ε · sign(∂L/∂x)), L = Kreuzentropie der Logits",
    reference: 'Goodfellow, Shlens and Szegedy, 2015, Explaining and Harnessing Adversarial Examples',
    params: linf,
  },
  pgd: {
    label: 'PGD',
    summary: 'Viele kleine Gradientenschritte, von denen keiner den Bereich ±ε verlassen darf.',
    formula:
      'x ← P(x + α · sign(∂L/∂x)), P = clip auf |x − x₀| ≤ ε und auf [0, 1]; es bleibt ein Zwischenstand, der täuscht, sonst der mit dem höchsten Loss',
    reference:
      'Madry, Makelov, Schmidt, Tsipras and Vladu, 2018, Towards Deep Learning Models Resistant to Adversarial Attacks',
    params: {
      ...linf,
      ...descent,
      stepSize: {
        label: 'Schrittweite',
        summary:
          'Wie weit jeder Schritt geht; automatisch sind es 2,5 ε / Schritte, genug, um den ganzen Bereich ±ε zu durchqueren.',
        special: 'automatisch',
      },
    },
  },
  'pgd-l2': {
    label: 'PGD in L2',
    summary:
      'Viele kleine Gradientenschritte, die die Größe der ganzen Änderung begrenzen: Wenige Pixel dürfen sich stark ändern.',
    formula:
      'x ← P(x + α · g / ‖g‖₂), g = ∂L/∂x, P = nächstes Bild mit ‖x − x₀‖₂ ≤ ε und in [0, 1]; es bleibt ein Zwischenstand, der täuscht, sonst der mit dem höchsten Loss',
    reference:
      'Madry, Makelov, Schmidt, Tsipras and Vladu, 2018, Towards Deep Learning Models Resistant to Adversarial Attacks',
    params: {
      eps: {
        label: 'ε',
        summary:
          'Größtmögliche ganze Änderung: die Wurzel aus der Summe ihrer Quadrate, Farben von 0 bis 1. Üblich sind 0,5 für 32 × 32 Pixel und 3 für 224 × 224.',
      },
      target: linf.target,
      ...descent,
      stepSize: {
        label: 'Schrittweite',
        summary:
          'Wie weit jeder Schritt geht; automatisch sind es 2,5 ε / Schritte, genug, um die ganze Kugel zu durchqueren.',
        special: 'automatisch',
      },
    },
  },
  'mi-fgsm': {
    label: 'MI-FGSM',
    summary: 'Kleine Schritte mit Momentum: auf einem Modell gemacht, um ein anderes zu täuschen.',
    formula:
      'g ← μ g + ∂L/∂x / ‖∂L/∂x‖₁, x ← P(x + (ε / Schritte) · sign(g)), P = clip auf |x − x₀| ≤ ε und auf [0, 1]',
    reference: 'Dong, Liao, Pang, Su, Zhu, Hu and Li, 2018, Boosting Adversarial Attacks with Momentum',
    params: { ...linf, ...momentum },
  },
  'di-ti-mi': {
    label: 'DI-TI-MI',
    summary:
      'Momentum über geglättete Gradienten des Bildes, das zufällig skaliert und verschoben wird. In unseren Tabellen der stärkste, wenn er auf einem ungeschützten Modell gemacht wird und auf ein geschütztes trifft, und fast überall sonst schwächer als PGD.',
    formula: 'wie MI-FGSM, mit W ∗ ∂L(T(x))/∂x statt ∂L/∂x; T = zufällig skalieren und verschieben, W = Gauß-Kern',
    reference:
      'Xie et al., 2019, Improving Transferability of Adversarial Examples with Input Diversity; Dong, Pang, Su and Zhu, 2019, Evading Defenses by Translation-Invariant Attacks',
    params: {
      ...linf,
      ...momentum,
      diversity: {
        label: 'Vielfalt p',
        summary:
          'Wahrscheinlichkeit, dass ein Schritt eine zufällig skalierte und verschobene Kopie des Bildes benutzt.',
      },
      smallest: {
        label: 'Kleinste Größe',
        summary: 'Kleinste Größe dieser Kopie, als Anteil der Bildseite; der Rest ist schwarz.',
      },
      kernel: {
        label: 'Glättung',
        summary:
          'Breite der Unschärfe, die der Gradient bekommt: 1 ist keine, automatisch sind es 5 % der Seite und mindestens 3; gerade Werte werden aufgerundet.',
        special: 'automatisch',
      },
    },
  },
  square: {
    label: 'Square',
    summary:
      'Probiert zufällige Quadrate und behält, was hilft: Er sieht nur die Scores des Modells, keinen Gradienten.',
    formula:
      'δ ← δ mit einem zufälligen Quadrat aus ±ε, wo immer das max z_andere − z_Klasse erhöht; x + δ begrenzt auf [0, 1]',
    reference:
      'Andriushchenko, Croce, Flammarion and Hein, 2020, Square Attack: a query-efficient black-box adversarial attack via random search',
    params: {
      ...linf,
      queries: {
        label: 'Anfragen',
        summary: 'Wie oft das Modell zu jedem Bild befragt wird, das erste Mal zu Streifen.',
      },
      area: {
        label: 'Erstes Quadrat',
        summary: 'Der Anteil des Bildes, den die ersten Quadrate bedecken; spätere sind kleiner.',
      },
    },
  },
  noise: {
    label: 'Zufallsrauschen',
    summary:
      'Verschiebt jeden Farbwert zufällig um ε nach oben oder unten, um zu sehen, ob die Richtung das Modell täuscht oder einfach irgendein Rauschen.',
    formula: "x' = clip(x + ε · s), s_i = ±1 zufällig",
    reference:
      'Die Kontrolle, die Carlini, Athalye, Papernot, Brendel, Rauber, Tsipras, Goodfellow, Madry and Kurakin fordern, 2019, On Evaluating Adversarial Robustness',
    params: {
      ...linf,
      draws: {
        label: 'Ziehungen',
        summary:
          'Wie viele zufällige Muster probiert werden; von jedem Bild bleibt das, mit dem das Modell am schlechtesten zurechtkommt.',
      },
    },
  },
};
