import type { FetchedText } from '../en/fetched';

/** What is read in the panel of the attack over ε. */
export const epsilon: FetchedText['epsilon'] = {
  confidence: 'Konfidenz',
  inFirst: 'in der ersten Antwort',
  inTarget: 'in der angezielten Klasse',
  confidenceFooled:
    'Die Wahrscheinlichkeit der Klasse, die das Modell dem sauberen Bild gibt, je nachdem, wie viel der Angriff ändern darf. Punkte: Das Modell ist getäuscht. Ein Klick übernimmt dieses ε.',
  confidenceReached:
    'Die Wahrscheinlichkeit der angezielten Klasse, je nachdem, wie viel der Angriff ändern darf. Punkte: Die Klasse ist erreicht. Ein Klick übernimmt dieses ε.',
  emptyPoints: 'kommt Punkt für Punkt',
  similarity: {
    title: (map, measure) => `${map}: ${measure}`,
    unit: 'mit der sauberen Karte',
    empty: 'kommt Karte für Karte, nach der Suche',
    spearman: {
      title: 'Spearman',
      summary:
        'Rangkorrelation der Beträge: Sind dieselben Pixel stark? 1: Die Karte ist, was sie vor dem Angriff war. Eine Lücke: Eine Karte ist flach oder kommt noch.',
    },
    ssim: {
      title: 'SSIM',
      summary:
        'Strukturelle Ähnlichkeit der Karten, wie sie sind: Sehen sie sich ähnlich? 1: Die Karte ist, was sie vor dem Angriff war. Eine Lücke: Eine Karte ist flach oder kommt noch.',
    },
  },
  caveat:
    'Gefunden durch Halbieren des Bereichs; das setzt voraus, dass ein größeres ε täuscht, wo ein kleineres es tut. Das muss nicht sein: Genannt ist das kleinste probierte ε, das täuscht, und das nächstkleinere probierte tut es nicht.',
  smallest: (smallest) => smallest ?? 'kommt noch…',
  stopped: 'Vor dem Ende angehalten.',
  again: 'Noch einmal',
  outcomes: {
    caption: 'Was jedes Modell innerhalb jedes probierten ε sagt',
    take: (epsilon) => `ε = ${epsilon} übernehmen`,
    reached: 'erreicht',
    notReached: 'nicht erreicht',
    fooled: 'getäuscht',
    held: 'standgehalten',
    said: (outcome, answer) => `${outcome}: ${answer}`,
  },
};
