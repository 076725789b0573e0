import { exact, times, whole } from '@/domain/format';
import type { UnsupportedModels } from '@/domain/failures/unsupported-models';
import type { Words, WordsFor } from '../../words';
import { brackets } from '../grammar';

const usualWayOut =
  'Verwende ein Modell aus Faltungen, üblichen Aktivierungen, Additionen, Pooling und Dense-Schichten, das in Scores für Klassen endet.';

/** For what a Layers model may hold and this engine does not know. */
const asGraph =
  'Wandle es in ein Graph-Modell um (tensorflowjs_converter --output_format=tfjs_graph_model), das viel mehr Arten von Operationen enthalten darf, und lege ab, was dabei entsteht.';

const saveWhole = 'Speichere das ganze Modell aus Keras, model.save("model.keras"), und lege diese Datei ab.';

const unsupported = (what: string, hint = usualWayOut): Words => ({
  message: `Dieses Modell kann hier nicht ausgeführt werden: ${what}.`,
  hint,
});

/** What is said of a sound model that cannot be run here. */
export const unsupportedModels: WordsFor<UnsupportedModels> = {
  'model-unsupported': {
    'several-models': ({ models: [first, second, ...more] }) =>
      unsupported(
        `Was du abgelegt hast, enthält ${more.length + 2} Modelle (${first}, ${second}${more.length > 0 ? ', …' : ''})`,
        'Bringe ein Modell nach dem anderen.',
      ),
    'layers-without-weights': ({ file }) =>
      unsupported(`${file} führt die Schichten eines Keras-Modells ohne seine Gewichte auf`, saveWhole),
    'topology-without-weights': () =>
      unsupported(
        'Es führt die Schichten eines Modells ohne seine Gewichte auf',
        'Speichere das ganze Modell: model.save("model.keras") in Keras, oder model.save("downloads://model") in TensorFlow.js.',
      ),
    'weights-without-layers': () =>
      unsupported('Diese HDF5-Datei enthält nur Gewichte, nicht die Schichten, zu denen sie gehören', saveWhole),
    'hdf5-unknown': ({ problem }) =>
      unsupported(
        `Seine HDF5-Datei ist auf eine Art geschrieben, die hier nicht bekannt ist (${problem})`,
        'Speichere das Modell noch einmal aus Keras, model.save("model.keras"), mit Gewichten in 32 Bit.',
      ),
    'several-inputs': ({ inputs }) => unsupported(`Es hat ${inputs} Eingaben, und ein Bild ist nur eine`),
    'several-outputs': ({ outputs }) =>
      unsupported(`Es hat ${outputs} Ausgaben, und die Scores der Klassen sind nur eine`),
    'inner-inputs': ({ model, inputs }) => unsupported(`Das Modell „${model}“ darin hat ${inputs} Eingaben`),
    'nested-too-deeply': () => unsupported('Seine Modelle sind zu tief verschachtelt'),
    'input-shape-unsaid': () => unsupported('Seine erste Schicht sagt nicht, welche Form ihre Eingabe hat'),
    'size-left-open': () => unsupported('Es lässt offen, wie groß seine Bilder sind'),
    'not-a-picture': ({ shape }) =>
      unsupported(`Seine Eingabe hat die Form ${brackets(shape)}, und ein Bild ist [Höhe, Breite, 3]`),
    'grey-pictures': ({ shape }) =>
      unsupported(`Es nimmt graue Bilder, ${brackets(shape)}, und hier haben Bilder drei Farbkanäle`),
    'not-channels-last': ({ shape }) =>
      unsupported(
        `Seine Eingabe hat die Form ${brackets(shape)}, und ein Farbbild mit den Kanälen zuletzt ist [Höhe, Breite, 3]`,
      ),
    'too-many-pixels': ({ rows, columns }) =>
      unsupported(`Seine Bilder haben ${whole(rows)} × ${whole(columns)} Pixel`),
    'scores-not-a-list': ({ shape }) =>
      unsupported(`Seine Ausgabe hat die Form ${brackets(shape)}, und die Scores der Klassen sind eine Liste`),
    'one-score': () =>
      unsupported('Es gibt nach einem Softmax eine einzige Zahl aus, die immer 1 ist; lass es in einem Sigmoid enden'),
    'too-many-scores': ({ scores, most }) =>
      unsupported(`Es gibt ${whole(scores)} Scores aus, und höchstens ${whole(most)} lassen sich zeigen`),
    'names-differ': ({ scores, names }) =>
      unsupported(`Es gibt ${whole(scores)} Scores aus, und die Zahl der Klassennamen ist ${whole(names)}`),
    'scores-not-finite': () => unsupported('Seine Scores für ein schwarzes Bild sind keine endlichen Zahlen'),
    'softmax-inside': () =>
      unsupported(
        'Es gibt Wahrscheinlichkeiten aus, und das Softmax, aus dem sie kommen, steht nicht am Ende; exportiere es ohne',
      ),
    'several-softmaxes': () =>
      unsupported('Es endet in mehreren Softmax nebeneinander, und die Scores der Klassen sind eine einzige Liste'),
    'computes-nothing': () => unsupported('Es rechnet nichts aus'),
    'same-name': ({ name }) => unsupported(`Zwei seiner Schritte heißen „${name}“`),
    'stride-too-large': ({ name, strides, most }) =>
      unsupported(`„${name}“ rückt seinen Filter um ${times(strides)} Pixel weiter, und die Grenze ist ${most}`),
    'foreign-kind': ({ kind }) => unsupported(`Es ist ein Modell der Art ${kind}, dessen Code nicht mitkam`, asGraph),
    'unknown-layer': ({ layer, kind }) =>
      unsupported(`Die Schicht „${layer}“ ist von der unbekannten Art ${kind}`, asGraph),
    lambda: ({ layer }) =>
      unsupported(
        `Die Schicht „${layer}“ ist ein Lambda, dessen Python-Code nicht ausgeführt werden kann`,
        'Schreibe sie als Schichten oder einfache Rechnung, etwa Rescaling(1 / 255) oder x / 255, und speichere das Modell noch einmal, oder wandle es in ein Graph-Modell um (tensorflowjs_converter --output_format=tfjs_graph_model).',
      ),
    'unknown-setting': ({ layer, kind, field, problem }) =>
      unsupported(`Die ${kind}-Schicht „${layer}“ hat eine unbekannte Einstellung (${field}: ${problem})`),
    'unknown-weights': ({ layer, weight, found }) =>
      unsupported(
        `Die Schicht „${layer}“ braucht das Gewicht „${weight}“, und die mitgebrachten tragen hier unbekannte Namen (${found.map((name) => `„${name}“`).join(', ')})`,
        'Speichere das Modell aus Keras als eine Datei (model.save("model.keras")) und lege sie ab, oder wandle es noch einmal mit tensorflowjs_converter um.',
      ),
    'unknown-activation': ({ layer, activation }) =>
      unsupported(`Die Aktivierung „${activation}“ der Schicht „${layer}“ ist hier nicht bekannt`, asGraph),
    'unknown-call': ({ layer }) =>
      unsupported(`Die Schicht „${layer}“ ist auf eine Art verbunden, die hier nicht bekannt ist`),
    'layer-used-again': ({ layer }) => unsupported(`Die Schicht „${layer}“ wird mehr als einmal verwendet`),
    'other-axis': ({ layer }) =>
      unsupported(`Die Schicht „${layer}“ normiert über eine andere Achse als die der Kanäle`),
    'joins-other-axis': ({ layer }) =>
      unsupported(`Die Schicht „${layer}“ verbindet entlang einer anderen Achse als der der Kanäle`),
    'constant-per-value': ({ layer }) =>
      unsupported(
        `Die Schicht „${layer}“ rechnet mit einer Konstanten, die nicht eine einzige Zahl oder eine je Kanal ist`,
        'Baue sie als Rescaling- oder Normalization-Schicht in das Modell ein, oder rechne sie vor dem Modell, und speichere es noch einmal.',
      ),
    'takes-a-part': ({ layer }) => unsupported(`Die Schicht „${layer}“ nimmt einen Teil eines Wertes`, asGraph),
    'divides-by-computed': ({ layer }) =>
      unsupported(`Die Schicht „${layer}“ teilt durch einen Wert, den sie selbst ausrechnet`, asGraph),
    'subtracts-computed': ({ layer }) =>
      unsupported(`Die Schicht „${layer}“ zieht einen Wert von einem anderen ab`, asGraph),
    'rounds-its-input': ({ layer }) =>
      unsupported(`Die Schicht „${layer}“ macht aus ihrer Eingabe ganze Zahlen`, asGraph),
    'dense-on-picture': ({ layer }) =>
      unsupported(`Die Dense-Schicht „${layer}“ wird auf ein Bild angewandt; mache es zuerst flach (Flatten)`),
    'relu-threshold': ({ layer }) =>
      unsupported(
        `Die Schicht „${layer}“ ist ein ReLU mit einer Schwelle, oder mit einer Steigung und einer Obergrenze`,
        asGraph,
      ),
    'relu-cap': ({ layer, cap }) => unsupported(`Die Schicht „${layer}“ ist ein ReLU mit der Obergrenze ${exact(cap)}`),
    'elu-alpha': ({ layer, alpha }) =>
      unsupported(`Die Schicht „${layer}“ ist ein ELU mit α = ${exact(alpha)}, und bekannt ist nur 1`, asGraph),
    'slope-per-pixel': ({ layer }) =>
      unsupported(
        `Die Schicht „${layer}“ ist ein PReLU mit einer eigenen Steigung für jedes Pixel; teile seine Achsen 1 und 2 (shared_axes)`,
        asGraph,
      ),
    'dynamic-node': ({ node, op }) => unsupported(`„${node}“ ist ein ${op}, dessen Ablauf von Werten abhängt`),
    'channels-first': ({ node }) =>
      unsupported(`„${node}“ verlangt Bilder mit den Kanälen zuerst; exportiere das Modell mit den Kanälen zuletzt`),
    'reserved-name': ({ node, op }) => unsupported(`Der Knoten „${node}“ (${op}) trägt einen reservierten Namen`),
    'setting-too-large': ({ node, setting, most }) =>
      unsupported(`Bei „${node}“ liegt ${setting} über der Grenze von ${most} Pixeln`),
    'input-type': ({ node, type }) =>
      unsupported(`Seine Eingabe „${node}“ nimmt ${type ?? 'etwas anderes'}, und Pixel sind reelle Zahlen (DT_FLOAT)`),
    'input-unshaped': ({ node }) => unsupported(`Seine Eingabe „${node}“ sagt nicht, welche Form sie hat`),
    'fused-without-weights': ({ node }) => unsupported(`Die Operation „${node}“ hat keine Gewichte`),
    'unknown-fusion': ({ node, op, fused }) =>
      unsupported(`Mit der Operation „${node}“ (${op}) ist ${fused} verschmolzen`),
    'unknown-operation': ({ node, op }) => unsupported(`Die Operation „${node}“ ist von der unbekannten Art ${op}`),
    'unknown-pooling': () => unsupported('Sein Pooling hat Einstellungen, die hier nicht bekannt sind'),
    'backend-lacks': ({ backend, kernel }) =>
      unsupported(
        `Das benutzte Backend (${backend}) kann ${kernel} nicht berechnen; wähle in der Anzeige oben ein anderes`,
      ),
  },
};
