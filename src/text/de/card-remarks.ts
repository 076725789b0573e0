import type { CardRemark } from '@/domain/card-remark';
import { exact, percent, whole } from '@/domain/format';
import { form } from './grammar';

type Tuned = Extract<CardRemark, { remark: 'tuned' }>;

/** What there is to say of a model that a person brought or trained, in a sentence. */
export function cardRemark(remark: CardRemark): string {
  switch (remark.remark) {
    case 'brought-graph':
      return 'Ein eigener eingefrorener Graph.';
    case 'brought-layers':
      return 'Ein eigenes Layers-Modell.';
    case 'added-by-person':
      return 'Von dir hinzugefügt; nur auf diesem Gerät gespeichert.';
    case 'not-evaluated-here':
      return 'Es wurde hier nicht ausgewertet.';
    case 'one-score':
      return 'Es gibt einen einzigen Score aus, der als Ja oder Nein gelesen wird: Ja über 50 % (vor einem Sigmoid: über null). Ein Modell, das eine Größe schätzt, lässt sich so nicht lesen.';
    case 'independent-labels':
      return 'Seine Labels sind unabhängig: Jedes hat seine eigene Wahrscheinlichkeit, und zusammen müssen sie nicht 100 % ergeben.';
    case 'names-left-out':
      return `Die Datei mit den Klassennamen nennt ${whole(remark.names)}, und das Modell hat ${whole(remark.scores)} Klassen; die Namen werden weggelassen.`;
    case 'no-gradient':
      return `Durch seine Operation „${remark.name}“ (${remark.op}) lässt sich kein Gradient berechnen: Vorhersagen und Methoden ohne Gradienten funktionieren, andere nicht.`;
    case 'files-left-out':
      return filesLeftOut(remark.paths);
    case 'foreign-card':
      return 'Die card.json daneben gehört nicht zu diesem Modell; sie wird weggelassen.';
    case 'in-training':
      return `Gerade im Fine-Tuning, ausgehend von „${remark.base}“, auf ${remark.data || 'eigenen Bildern'}; es geht verloren, wenn du diese Seite schließt, außer du speicherst es.`;
    case 'changing':
      return 'Es ändert sich, während es trainiert wird.';
    case 'made-just-now':
      return 'Eben auf diesem Gerät entstanden.';
    case 'tuned':
      return `„${remark.base}“ nach einem Fine-Tuning ${{ browser: 'im Browser', node: 'in Node' }[remark.place]} auf ${remark.data || 'eigenen Bildern'}${outcome(remark)}.`;
    case 'tuned-here':
      return 'Fine-Tuning mit Limelight auf dem eigenen Gerät.';
    case 'checked-on':
      return `Seine Genauigkeiten sind auf ${whole(remark.pictures)} ${form(remark.pictures, { one: 'Validierungsbild', other: 'Validierungsbildern' })} gezählt, und unter einem einzigen Angriff, PGD mit ${remark.steps.join(' Schritten und, auf dem, was davon übrig bleibt, mit ')} Schritten: ein Anhaltspunkt, kein Benchmark.`;
    case 'same-source':
      return 'Die Validierungsbilder kommen aus derselben Quelle wie die Trainingsbilder; auf anderen kann es schlechter sein.';
    case 'never-checked':
      return 'Nach seinem Training wurde es nicht ausgewertet.';
    case 'few-pictures':
      return remark.pictures === 1
        ? 'Ein Bild ist wenig: Ein anderes könnte ganz andere Zahlen ergeben.'
        : `${whole(remark.pictures)} Bilder sind wenige: ${whole(remark.pictures)} andere könnten ganz andere Zahlen ergeben.`;
    case 'new-head':
      return 'Sein Kopf war neu: Vor dem Training waren seine Antworten Zufall.';
    case 'checked-before-end':
      return `Es wurde zuletzt nach ${steps(remark.step)} geprüft und dann noch ${whole(remark.more)} ${form(remark.more, { one: 'Schritt', other: 'Schritte' })} lang trainiert.`;
    case 'stopped-early':
      return `Sein Training wurde nach ${whole(remark.steps)} von ${steps(remark.planned)} angehalten.`;
    case 'flat-maps':
      return `Von den Bildern, die der selektive Term sehen sollte, ${form(remark.flat, { one: 'hat', other: 'haben' })} ${whole(remark.flat)} von ${whole(remark.pictures)} eine flache Perturbationskarte: Auf sie hatte er keine Wirkung.`;
    default:
      return remark satisfies never;
  }
}

/** „nach einem Schritt“, „nach 1.200 Schritten“: im Dativ. */
function steps(n: number): string {
  return n === 1 ? 'einem Schritt' : `${whole(n)} Schritten`;
}

/** "5 other files came with it and were left out: a.png, b.png, …" */
function filesLeftOut(paths: readonly string[]): string {
  const some = paths.slice(0, 3).join(', ') + (paths.length > 3 ? ', …' : '.');
  return paths.length === 1
    ? `Mit dem Modell kam eine andere Datei und wurde weggelassen: ${some}`
    : `Mit dem Modell kamen ${whole(paths.length)} andere Dateien und wurden weggelassen: ${some}`;
}

function outcome({ before, after }: Tuned): string {
  if (!after) return '';
  const from = (share: number | undefined) => (share === undefined ? '' : `vorher ${percent(share)}, `);
  return (
    `: auf sauberen Bildern ${from(before?.clean)}nachher ${percent(after.clean)}, unter Angriff ` +
    `${from(before?.attacked)}nachher ${percent(after.attacked)} richtig (ε ${exact(after.epsilon255)}/255)`
  );
}
