import type { Lack } from '@/domain/lacks';

/** Why a model lacks something, as the end of a sentence, and what to do about it. */
export function lackWords(lack: Lack): { readonly why: string; readonly hint: string } {
  switch (lack.lack) {
    case 'no-picture-layer':
      return {
        why: 'Es hat keine Schicht, deren Aktivierung noch ein Bild ist',
        hint: 'Wähle für dieses Modell eine andere Saliency-Methode.',
      };
    case 'no-rectifier':
      return {
        why: 'Es hat weder ReLU noch etwas Ähnliches, dessen Rückwärtsschritt man ändern könnte',
        hint: 'Wähle den Gradienten: Nichts anderes wäre diese Karte hier.',
      };
    case 'no-gradient':
      return {
        why: `Durch seine Operation „${lack.name}“ (${lack.op}) lässt sich kein Gradient berechnen`,
        hint: 'Seine Vorhersagen stimmen; wähle einen Angriff oder eine Karte ohne Gradienten, oder exportiere das Modell ohne diese Operation.',
      };
    case 'frozen-rules':
      return {
        why: `${frozen(lack)}; deshalb lässt sich sein Rückwärtsschritt nicht ändern`,
        hint: 'Wähle eine andere Karte, oder bringe das Modell als Keras-Datei oder als Layers-Modell von TensorFlow.js.',
      };
    case 'frozen-weights':
      return {
        why: `${frozen(lack)}; deshalb kann nichts darin lernen`,
        hint: 'Beginne mit einem anderen Modell, oder bringe dieses als Keras-Datei oder als Layers-Modell von TensorFlow.js.',
      };
    default:
      return lack satisfies never;
  }
}

function frozen({ name, op }: { readonly name: string; readonly op: string }): string {
  return `Es ist ein eingefrorener Graph, und seine Operation „${name}“ (${op}) ist hier nicht bekannt`;
}
