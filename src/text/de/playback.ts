import type { FetchedText } from '../en/fetched';

/** What is read in the panel that plays the attack step by step. */
export const playback: FetchedText['playback'] = {
  empty: 'kommt, wenn der Angriff einmal durchgespielt ist',
  crossEntropy: {
    title: 'Kreuzentropie',
    unit: 'Nats',
    fooling:
      '−log der Wahrscheinlichkeit der Klasse, die das Modell dem sauberen Bild gibt: Der Angriff will sie hoch.',
    reaching: '−log der Wahrscheinlichkeit der angezielten Klasse: Der Angriff will sie niedrig.',
  },
  margin: {
    title: 'Abstand',
    unit: 'Logits',
    fooling:
      'Wie weit die Klasse, die das Modell dem sauberen Bild gibt, vor ihrer stärksten Rivalin liegt. Unter null ist das Modell getäuscht.',
    reaching: 'Wie weit die angezielte Klasse vor ihrer stärksten Rivalin liegt. Über null ist sie erreicht.',
  },
  outcomes: {
    of: (model, outcome) => `${model}: ${outcome}`,
    fooled: {
      never: 'hält bei jedem Schritt stand',
      always: 'von Anfang an getäuscht',
      from: (step) => `getäuscht ab Schritt ${step}`,
    },
    reached: {
      never: 'bei keinem Schritt erreicht',
      always: 'von Anfang an erreicht',
      from: (step) => `erreicht ab Schritt ${step}`,
    },
    what: 'Jeder Schritt zeigt, was der Angriff ergäbe, wenn er dort endete: das Beste, wozu er bisher gekommen ist, über alle Neustarts.',
    thinned: (every) =>
      `Um Speicher zu sparen, hat nur jeder ${every}. Schritt ein Bild; die Kurven haben alle Schritte.`,
  },
  stopped: 'Vor dem Ende angehalten.',
  again: 'Noch einmal',
  recording: 'Die Schritte werden aufgezeichnet',
  step: (step, total) => `Schritt ${step} von ${total}`,
  next: 'Nächster Schritt',
  play: 'Abspielen',
  pause: 'Pause',
  slider: 'Schritt des Angriffs',
  result: 'das Ergebnis',
  showResult: 'Ergebnis zeigen',
};
