import type { Text } from '../en';

/** What each number on the page means and its unit: one definition wherever it stands. */
export const definitions: Text['definitions'] = {
  margin:
    'Wie weit die Klasse vor ihrer stärksten Konkurrentin liegt, in Logits (den Rohwerten hinter den Prozenten). Unter null führt eine andere Klasse. Ein unabhängiges Label hat keine Konkurrenz: Über null sieht das Modell es.',
  linf: 'Die größte Änderung eines Farbwerts, auf einer Skala von 0 bis 255.',
  l2: 'Die Größe der ganzen Änderung: die Wurzel aus der Summe aller quadrierten Änderungen, mit Farben von 0 bis 1.',
  spearman:
    'Spearmans Rangkorrelation der Beträge beider Karten: 1 heißt gleiche Reihenfolge der Pixel, 0 kein Zusammenhang, −1 umgekehrte Reihenfolge. Karten natürlicher Bilder, die nichts miteinander zu tun haben, können 0,3 bis 0,5 erreichen.',
  pearson:
    'Pearsons Korrelation der Werte beider Karten, mit Vorzeichen, wo die Karten welche haben: 1 heißt, dass die eine das Vielfache der anderen plus eine Konstante ist, 0 kein linearer Zusammenhang, −1 das Gegenteil.',
  ssim: 'Strukturelle Ähnlichkeit der Rohwerte beider Karten (Wang und andere, 2004; Gauß-Fenster von 11 × 11; Wertebereich: die Spanne beider Karten zusammen): 1 für gleiche Karten, nahe 0 für sehr verschiedene. Eine Karte, die nur stärker wurde, gilt als anders.',
  ssimNormalised:
    'Dieselbe strukturelle Ähnlichkeit, nachdem jede Karte durch ihren größten Betrag geteilt wurde: Sie vergleicht nur die Form, und eine Karte, die nur stärker wurde, gilt als gleich.',
  top10:
    'Wie viele vom stärksten Zehntel der Pixel in beiden Karten dieselben sind; Karten, die nichts miteinander zu tun haben, teilen etwa 10 %.',
  top10Expected:
    'Wie groß die Überlappung im Mittel für eine Karte mit zufällig angeordneten Pixeln ist: k von n Pixeln sind gewählt, also wird k/n von ihnen getroffen.',
  top10Shuffled:
    'Die Überlappung, die bleibt, wenn die Pixel der zweiten Karte gemischt werden, immer in derselben Reihenfolge: ein Beispiel dafür, was der Zufall ergibt.',
  gini: 'Wie ungleich der Betrag der Karte über die Pixel verteilt ist: 0, wo alle gleich sind, fast 1, wo ein Pixel alles hat.',
  entropy:
    'Wie breit der Betrag der Karte verteilt ist, in nats: 0, wo ein Pixel alles hat, und der natürliche Logarithmus der Pixelzahl, wo alle gleich sind.',
};
