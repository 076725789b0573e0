import type { training as enTraining } from '../../en/methods/training';

/** What is said of everything a fine-tuning can be told. */
export const training: typeof enTraining = {
  lambdaJ: {
    label: 'λ Jacobi',
    summary:
      'Gewicht des Jacobi-Strafterms auf alle Eingabegradienten: Mehr davon macht das Modell schwerer zu täuschen, aber weniger genau.',
  },
  lambdaS: {
    label: 'λ selektiv',
    summary:
      'Gewicht des Strafterms auf Gradienten außerhalb des salienten Teils des Bildes: Mehr davon macht sauberere Karten.',
  },
  lambdaG: {
    label: 'λ Gradient',
    summary:
      'Gewicht des Strafterms darauf, wie schnell der Loss steigt, wenn sich alle Pixel zugleich ändern, wie bei einem Angriff: am besten zusätzlich zu den beiden anderen.',
  },
  steps: { label: 'Schritte', summary: 'Mit wie vielen Batches das Modell trainiert wird.' },
  lr: {
    label: 'Lernrate',
    summary:
      'Wie weit sich die Gewichte in einem Schritt bewegen: Zu klein, und es lernt nichts; zu groß, und es vergisst alles.',
  },
  batch: {
    label: 'Batch',
    summary: 'Wie viele Bilder ein Schritt benutzt; automatisch wird gewählt, was zu diesem Gerät passt.',
    special: 'automatisch',
  },
  layers: {
    label: 'Schichten',
    summary: 'Wie viele der letzten Schichten trainiert werden; die anderen bleiben, wie sie sind.',
    special: 'alle',
  },
  quantile: {
    label: 'Salienter Teil',
    summary: 'Der Anteil des Bildes, der als salient gilt und vom selektiven Term in Ruhe gelassen wird.',
  },
  optimizer: {
    label: 'Optimierer',
    summary:
      'Wie aus Gradienten Schritte werden: AdamW passt sich jedem Gewicht an, SGD mit Momentum behandelt alle gleich.',
    options: { adamw: 'AdamW', sgd: 'SGD, Momentum 0,9' },
  },
  weightDecay: {
    label: 'Weight Decay',
    summary: 'Zieht Filter und Matrizen bei jedem Schritt ein wenig in Richtung null.',
  },
  clipNorm: {
    label: 'Kürzen ab',
    summary:
      'Ein längerer Gradient wird auf diese Länge gekürzt, damit nicht ein einzelner seltsamer Batch das Modell zerstört.',
    special: 'aus',
  },
  ramp: {
    label: 'Anlauf',
    summary: 'Der Anteil der Schritte, über den jedes λ von null auf seinen vollen Wert wächst.',
  },
  average: {
    label: 'Mittelung',
    summary:
      'Das trainierte Modell ist ein laufendes Mittel seiner Gewichte mit diesem Abklingfaktor; 0 nimmt die letzten Gewichte.',
  },
  projections: {
    label: 'Projektionen',
    summary:
      'Zufällige Richtungen je Schritt, in denen die Jacobi-Matrix gemessen wird: Mehr rauschen weniger, brauchen aber länger.',
  },
  alternate: {
    label: 'Terme reihum',
    summary:
      'Jedes Bild eines Schritts bekommt einen der Strafterme, jeder Strafterm gleich viele Bilder: im Mittel dasselbe, und schneller.',
  },
  gradients: {
    label: 'Strafterme durch',
    summary:
      'Wie die Strafterme abgeleitet werden: exakt, oder durch zwei benachbarte Bilder, was nur für glatte Modelle stimmt.',
    options: { 'double-backprop': 'doppelte Backpropagation', 'finite-difference': 'finite Differenzen' },
  },
  selectiveForm: {
    label: 'Selektive Form',
    summary:
      'Gradienten außerhalb der Maske bestrafen, oder die Gradientenkarte der Perturbationskarte ähnlich machen.',
    options: { masked: 'maskierter Strafterm', imitation: 'Nachahmung' },
  },
  maskRule: {
    label: 'Maskenregel',
    summary:
      'Was salient ist: ein fester Anteil des Bildes, oder alles, was einen Anteil des Höchstwerts der Karte erreicht.',
    options: { quantile: 'Anteil des Bildes', threshold: 'Anteil des Höchstwerts' },
  },
  maskThreshold: {
    label: 'Anteil am Höchstwert',
    summary: 'Mit der Regel des Höchstwerts: Pixel ab diesem Anteil davon sind salient.',
  },
  maskSource: {
    label: 'Maske aus',
    summary:
      'Aus wessen Perturbationskarte die Maske entsteht: der des Modells vor dem Training, oder der des jetzigen, die mitlernt.',
    options: { teacher: 'Modell vor dem Training', self: 'jetziges Modell' },
  },
  adversarial: {
    label: 'Adversariales Training',
    summary: 'Trainiert mit angegriffenen statt sauberen Bildern: die klassische Abwehr, mehrmals langsamer.',
    options: { none: 'aus', fgsm: 'FGSM', pgd: 'PGD, 5 Schritte' },
  },
  adversarialEpsilon: { label: 'Sein ε', summary: 'Wie weit adversariales Training ein Pixel ändern darf.' },
  flip: {
    label: 'Spiegeln',
    summary: 'Spiegelt etwa die Hälfte der Bilder, damit links und rechts keine Rolle spielen.',
  },
  crop: {
    label: 'Verschieben',
    summary: 'Verschiebt Bilder um bis zu diesem Anteil ihrer Seite, damit die Lage keine Rolle spielt.',
  },
  checkEvery: {
    label: 'Prüfen alle',
    summary: 'Schritte zwischen zwei Prüfungen auf den Validierungsbildern, sauber und angegriffen.',
  },
  checkEpsilon: { label: 'Prüfen bei ε', summary: 'Stärke des Angriffs bei diesen Prüfungen.' },
  seed: {
    label: 'Seed',
    summary:
      'Derselbe Seed gibt auf demselben Gerät dieselbe Reihenfolge der Bilder und dieselben zufälligen Richtungen.',
  },
};
