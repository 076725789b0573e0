import type { mapMetrics as en } from '../en/map-metrics';

/** Zu jedem Maß für Karten. */
export const mapMetrics: typeof en = {
  deletion: {
    label: 'Deletion',
    summary:
      'Nimmt dem Bild seine Pixel weg, die stärksten der Karte zuerst: Wie lange bleibt sich das Modell der Klasse sicher?',
    formula:
      'Fläche unter p(Klasse) über dem Anteil der Pixel, die durch die mittlere Farbe des Bildes ersetzt sind, 0 bis 1 (bei zwei Klassen −1 bis 1); die Reihenfolge ist die der gezeigten Karte (bei einem Wert je Farbe Σ |φ|); niedrig ist gut',
    reference: 'Petsiuk, Das and Saenko, 2018, RISE',
  },
  insertion: {
    label: 'Insertion',
    summary:
      'Beginnt mit einem verwischten Bild und setzt die stärksten Pixel der Karte zuerst wieder ein: Wie bald ist sich das Modell sicher?',
    formula:
      'Fläche unter p(Klasse) über dem Anteil der Pixel, die in das verwischte Bild zurückgesetzt sind, 0 bis 1 (bei zwei Klassen −1 bis 1); die Reihenfolge ist die der gezeigten Karte; hoch ist gut',
    reference: 'Petsiuk, Das and Saenko, 2018, RISE',
  },
  'sensitivity-n': {
    label: 'Sensitivity-n',
    summary: 'Verdeckt zufällige Mengen von Pixeln: Sinkt der Score um das, was diese Pixel laut der Karte wert sind?',
    formula:
      'Pearsons r von Σ φ über die verdeckten Pixel und z(x) − z(x verdeckt), Mittel über fünf Größen der Menge; −1 bis 1, hoch ist gut',
    reference:
      'Ancona, Ceolini, Öztireli and Gross, 2018, Towards Better Understanding of Gradient-based Attribution Methods',
  },
  infidelity: {
    label: 'Infidelity',
    summary: 'Addiert Rauschen: Welchen Anteil der Änderung des Scores sagt die Karte nicht voraus?',
    formula:
      'min über β ≥ 0 von Σ (β I·φ − Δ)² / Σ Δ², Δ = (z(x + I) − z(x − I)) / 2, I ~ N(0; 0,02²); 0 bis 1, niedrig ist gut',
    reference: 'Yeh and others, 2019, On the (In)fidelity and Sensitivity of Explanations',
  },
  'average-drop': {
    label: 'Average Drop',
    summary: 'Zeigt dem Modell nur, was die Karte hervorhebt: Welcher Anteil seiner Sicherheit geht verloren?',
    formula:
      'max(0, p(x) − p(x · h)) / p(x), h der positive Teil der gezeigten Karte (bei einem Wert je Farbe Σ |φ|), ihr größter Wert 1; niedrig ist gut',
    reference: 'Chattopadhay and others, 2018, Grad-CAM++',
  },
  increase: {
    label: 'Increase',
    summary:
      'Bei wie vielen Bildern sich das Modell mit dem, was die Karte hervorhebt, sicherer ist als mit dem ganzen Bild.',
    formula: '1, wo p(x · h) > p(x), sonst 0; der Anteil der Bilder, hoch ist gut',
    reference: 'Chattopadhay and others, 2018, Grad-CAM++',
  },
  'max-sensitivity': {
    label: 'Max-Sensitivity',
    summary: 'Ändert das Bild um weniger, als man sehen kann: Wie weit wandert die Karte?',
    formula: 'max über zehn d, ‖d‖∞ ≤ 0,02, von ‖φ(x + d) − φ(x)‖ / ‖φ(x)‖; niedrig ist gut',
    reference: 'Yeh and others, 2019, On the (In)fidelity and Sensitivity of Explanations',
  },
  stability: {
    label: 'Stabilität',
    summary: 'Wie viel von der Rangfolge der Karte in der Karte des angegriffenen Bildes gleich ist.',
    formula: 'Spearmans ρ von |φ(x)| und |φ(x + δ)|; −1 bis 1, hoch ist gut',
    reference: 'die Zahl, die unter jedem Paar von Karten steht',
  },
  alignment: {
    label: 'Alignment',
    summary: 'Sieht die Karte aus wie das Bild? Karten robuster Modelle tun das eher.',
    formula:
      '|⟨x, φ⟩| / (‖x‖ ‖φ‖), 0 bis 1; nur für Karten mit einem Wert je Farbe. Eine Karte mit nur einem Vorzeichen liegt schon durch die Helligkeit des Bildes hoch',
    reference:
      'Etmann, Lunz, Maass and Schönlieb, 2019, On the Connection Between Adversarial Robustness and Saliency Map Interpretability',
  },
  gini: {
    label: 'Gini',
    summary:
      'Wie konzentriert die Karte ist: 0 alle Pixel gleich, nahe 1 haben wenige alles. Keines von beiden ist besser.',
    formula: 'Σ (2i − n − 1) a(i) / (n Σ a) der aufsteigenden |φ|',
    reference: 'Hurley and Rickard, 2009; für Karten Chalasani and others, 2020',
  },
};
