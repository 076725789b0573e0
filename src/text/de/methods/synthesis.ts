import type { synthesis as en } from '../../en/methods/synthesis';

/** What is said of drawing a class. */
export const synthesis: typeof en = {
  'class-synthesis': {
    label: 'Klassensynthese',
    summary:
      'Ändert ein Bild, Schritt für Schritt und stark, sodass das Modell mehr und mehr von einer Klasse darin sieht. Ein robustes Modell zeichnet schließlich die Klasse; ein gewöhnliches ist sich bei etwas, das wie Rauschen aussieht, genauso sicher.',
    formula:
      'x ← P(x + α · g), g = ∂ log p(Klasse)/∂x mit Länge 1, P = zurück auf höchstens ε vom Start und auf [0, 1]; Längen sind quadratische Mittel, ‖·‖₂ / √(Anzahl der Farbwerte)',
    reference:
      'Santurkar, Tsipras, Tran, Ilyas, Engstrom and Madry, 2019, Image Synthesis with a Single (Robust) Classifier',
    params: {
      start: {
        label: 'Beginnt mit',
        summary:
          'Was verändert wird: Rauschen um Grau (anderer Seed, anderes Rauschen), reines Grau, oder das Bild, das zu sehen ist.',
        options: { noise: 'Rauschen', grey: 'Grau', picture: 'dem Bild' },
      },
      eps: {
        label: 'ε',
        summary:
          'Wie weit es gehen darf: das quadratische Mittel der Änderung, als Anteil des ganzen Bereichs einer Farbe.',
      },
      steps: { label: 'Schritte', summary: 'Anzahl der Gradientenschritte.' },
      stepSize: { label: 'Schrittweite', summary: 'Wie weit jeder Schritt geht, gemessen wie ε.' },
      norm: {
        label: 'Norm',
        summary: 'Was ε und die Schrittweite messen: das quadratische Mittel aller Änderungen, oder die größte.',
        options: { l2: 'L2 (quadratisches Mittel)', linf: 'L∞ (die größte)' },
      },
      score: {
        label: 'Score',
        summary: 'Was erklommen wird: die Log-Wahrscheinlichkeit der Klasse, oder nur ihr Logit.',
        options: { 'cross-entropy': 'Log-Wahrscheinlichkeit', logit: 'Logit' },
      },
      smoothing: {
        label: 'Glättung',
        summary:
          'Verwischt jeden Schritt um so viele Pixel. Formen werden glatter, als das Modell verlangt, und weniger vom Bild stammt vom Modell selbst.',
      },
    },
  },
};
