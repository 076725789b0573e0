import type { SaliencyParams } from '@/engine/saliency/registry';

/**
 * How each saliency method differs from the others, in a sentence or two: what it asks, and what it therefore cannot tell.
 * A method that is missing does not compile.
 */
export const differences: Readonly<Record<keyof SaliencyParams, string>> = {
  gradient:
    'Fragt, was eine winzige Änderung jedes Pixels bewirken würde, nicht, was jetzt da ist: Er ist gesprenkelt, und schwach, wo das Modell schon sicher ist.',
  'gradient-input':
    'Zählt, was da ist, gegen Schwarz: Ein dunkles Pixel bekommt nichts, so wichtig es dem Modell auch ist.',
  smoothgrad:
    'Stellt die Frage des Gradienten an vielen verrauschten Kopien und mittelt: Was das Rauschen übersteht, bleibt. So ist die Karte ruhiger, sagt aber weniger über genau dieses Bild.',
  'integrated-gradients':
    'Folgt dem Score den ganzen Weg von einer Baseline bis zum Bild, sodass die Summe der Werte ist, was der Score gewann. Was wie die Baseline aussieht, bekommt keinen Anteil: andere Baseline, andere Karte.',
  'expected-gradients':
    'Wie integrierte Gradienten, aber von vielen Baselines aus, sodass keine einzelne Farbe blind ist. Es ist ein Mittel über zufällige Ziehungen und braucht viele, bis es zur Ruhe kommt.',
  xrai: 'Integrierte Gradienten, nach Bereichen erzählt, die die Kanten des Bildes ziehen: leicht zu lesen und nie feiner als diese. Die Kanten sind die des Bildes, nicht des Modells.',
  'guided-backprop':
    'Behält in jeder Schicht nur, was für die Klasse spricht. Es zeichnet scharfe Kanten, aber die ändern sich kaum mit der Klasse und sogar mit den Gewichten: eher ein Bild vom Bild als von der Entscheidung.',
  lrp: 'Gibt den Score Schicht für Schicht zurück, an jeden Wert nach seinem Beitrag, sodass unterwegs kaum etwas verloren geht. Viel hängt an den Regeln: Die nur zählen, was für die Klasse spricht, sind ruhig und sehen für jede Klasse ähnlich aus.',
  gradcam:
    'Schaut auf eine späte Schicht, nicht auf Pixel: Es sagt, welche Region, nicht welche Kante. Ein Merkmal wiegt überall gleich viel, darum kann es auch dort aufleuchten, wo zum Score nichts beigetragen wurde.',
  'gradcam-plus-plus':
    'Wie Grad-CAM, aber Stellen, an denen die Hinweise zunehmen, zählen mehr: Es deckt mehrere Objekte der Klasse ab, wo Grad-CAM vielleicht nur eines zeigt.',
  hirescam:
    'Wie Grad-CAM, aber jede Stelle zählt mit ihrem eigenen Gradienten: Es leuchtet nur auf, wo etwas zum Score beigetragen wurde, und ist oft kleiner und fleckiger.',
  layercam:
    'Wie HiResCAM, aber nur, wo ein stärkeres Merkmal helfen würde: Es geht auch mit frühen Schichten, wo es fein zeichnet und weniger an der Klasse hängt.',
  scorecam:
    'Schaut ohne Gradienten auf eine Schicht: Es probiert, wie die Klasse abschneidet, wenn nur die Stellen eines Merkmals zu sehen sind. Es hängt davon ab, was das Modell aus einem maskierten Bild macht, und kostet einen Durchlauf je Merkmal.',
  occlusion:
    'Verdeckt wirklich Teile und sieht, was der Score verliert. Feiner als das Fenster wird es nicht, und ein graues Feld ist selbst etwas, das das Modell nie gesehen hat.',
  'blur-perturbation':
    'Nimmt wirklich Einzelheiten weg, Fleck für Fleck, und sieht, was das kostet. Ein verwischter Fleck sieht natürlich aus; was nur zusammen mit etwas anderem zählt, wird übersehen.',
  rise: 'Zeigt zufällige Hälften des Bildes und fragt, mit welchen die Klasse gut abschneidet: Viele Teile sind zusammen verdeckt. Mit wenigen Masken ist es fleckig, und feiner als seine Zellen wird es nie.',
  'extremal-perturbation':
    'Sucht den einen Teil gegebener Größe, der den Score am höchsten hält: eine Antwort über eine ganze Region, nicht über einzelne Pixel, und eine andere Größe gibt eine andere Antwort.',
  lime: 'Legt eine Gerade durch das, was das Modell sagt, während Superpixel an- und ausgehen: Jedes Pixel eines Superpixels bekommt denselben Wert, und eine andere Ziehung von Stichproben kann eine andere Karte geben.',
  'kernel-shap':
    'Teilt den Score gerecht unter den Superpixeln auf, über alle Reihenfolgen, sie hinzuzufügen: Die Summe der Werte ist, was der Score gewann. Es ist so grob wie seine Superpixel.',
};
