import type { Text } from '../en';

/** What is read in the panel *Explain*. */
export const saliency: Text['saliency'] = {
  title: 'Erklären',
  method: (index) => (index === 0 ? 'Methode' : `Methode ${index + 1}`),
  remove: 'Diese Karte entfernen',
  removeName: (map) => `Karte entfernen: ${map}`,
  add: 'Karte hinzufügen',
  addTitle: 'Karte hinzufügen: noch eine Erklärung neben dieser',
  explained: {
    label: 'Klasse',
    summary:
      'Die Klasse, deren Belege die Karten zeigen. Wenn du nichts wählst, erklären alle Karten eines Modells, was es im sauberen Bild sieht, damit sie sich vergleichen lassen; die je eigene Klasse kann je Bild eine andere sein. Ein Modell ohne die gewählte Klasse erklärt, was es sieht.',
    clean: 'im sauberen Bild',
    predicted: 'je Bild die eigene',
  },
  versus: {
    label: 'Statt',
    summary:
      'Stellt die Klasse einer anderen gegenüber: Die Karten zeigen dann, was für die eine und nicht für die andere spricht, die Differenz der beiden Scores. Ist die erklärte Klasse selbst diese andere, oder fehlt sie einem Modell, wird die Klasse allein erklärt.',
    none: 'keine andere Klasse',
  },
  view: {
    scale: 'Skala',
    scaleSummary:
      'Eine Skala je Modell zeigt die Form seiner Karten; eine für alle vergleicht die Stärke zwischen Modellen.',
    scales: { model: 'eine je Modell', shared: 'eine für alle Karten', own: 'eine je Karte' },
    more: 'Anzeige',
    overlay: 'Überlagern',
    overlaySummary:
      'Legt die Karte über das Bild: Bei 100 % ist durchsichtig, was null ist, und die stärksten Werte verdecken es.',
    clip: 'Kappen',
    clipSummary:
      'Werte über diesem Perzentil bekommen die Endfarbe, damit ein einzelnes helles Pixel nicht alles andere verdunkelt.',
    gamma: 'Gamma',
    gammaSummary:
      'Unter 1 werden schwache Werte heller, über 1 dunkler, auch auf der Log-Skala. Die Zahlen bleiben gleich.',
    log: 'Log-Skala',
    logSummary: 'Farben nach Zehnerpotenzen: Auch was tausendmal schwächer ist als das Ende der Skala, ist zu sehen.',
    signs: 'Vorzeichen',
    signsSummary:
      'Bei Karten mit einem Wert je Farbe: zählt die drei mit ihren Vorzeichen zusammen, dafür und dagegen in zwei Farben, statt ihrer Beträge. Wo sie sich aufheben, ist nichts zu sehen.',
    crisp: 'Pixel scharf',
    crispSummary: 'Zeigt jedes Pixel als Quadrat; ausgeschaltet werden vergrößerte Bilder geglättet.',
  },
  differences: {
    ofSeveral: 'Worin unterscheiden sie sich?',
    ofOne: 'Was sagt diese Methode?',
    here: 'Auf diesem Bild',
    strongest: 'Ihr jeweils stärkstes Zehntel der Pixel:',
    alone: (map) => `nur ${map}`,
    both: 'beide',
    picture: (model) => `${model}: wo die beiden Karten ihr stärkstes Zehntel der Pixel haben`,
    waiting: 'wartet auf beide Karten',
    flat: 'Eine flache Karte hat keine stärksten Pixel.',
  },
};
