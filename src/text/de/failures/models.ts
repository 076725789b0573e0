import { exact, whole } from '@/domain/format';
import type { ForeignModel, ModelFailures, ModelFileKind } from '@/domain/failures/models';
import type { Words, WordsFor } from '../../words';
import { brackets, form } from '../grammar';
import { archiveWords } from './archives';
import { lackWords } from './lacks';

const corrupt = (what: string): Words => ({
  message: `Die Dateien des Modells sind beschädigt: ${what}.`,
  hint: 'Exportiere das Modell noch einmal, oder lade es noch einmal herunter.',
});
const untrusted = (what: string): Words => ({
  message: `Diesem Modell ist nicht zu trauen: ${what}.`,
  hint: 'Lade es noch einmal. Hilft das nicht, lade die Seite neu, die vielleicht älter ist als ihre Modelle; ein eigenes Modell lege noch einmal ab.',
});
const tooDemanding = (what: string): Words => ({
  message: `Dieses Modell kann hier nicht ausgeführt werden: ${what}.`,
  hint: 'Verwende ein kleineres Modell, oder eines, das kleinere Bilder nimmt.',
});

const remade = 'Lösche sie; die Auswertung erzeugt sie neu.';

const foreignModels: Readonly<Record<ForeignModel, string>> = {
  tensorflow: 'ein SavedModel oder Graph von TensorFlow',
  pytorch: 'eine PyTorch-Datei',
  onnx: 'eine ONNX-Datei',
  'tensorflow-lite': 'eine TensorFlow-Lite-Datei',
  'core-ml': 'eine Core-ML-Datei',
};

const fileKinds: Readonly<Record<ModelFileKind, string>> = {
  'layers-model': 'kein Layers-Modell',
  'graph-model': 'kein Graph-Modell',
  'tensorflow-js-model': 'kein TensorFlow.js-Modell',
  'model-card': 'kein Steckbrief eines Modells',
};

/** Why a file did not come; a number is what the server answered. */
const unfetched = {
  unreachable: 'Der Server ist nicht erreichbar',
  'broken-off': 'Die Verbindung brach ab',
  stalled: 'Der Download ist stecken geblieben',
  'not-there': 'Der Server hat keine solche Datei',
} as const;

/** What is said of models. */
export const models: WordsFor<ModelFailures> = {
  'model-missing': {
    'not-fetched': ({ file, why }) => ({
      message: `Die Datei ${file} des Modells kann nicht geladen werden: ${typeof why === 'number' ? `Der Server antwortete ${why}` : unfetched[why]}.`,
      hint:
        why === 'unreachable'
          ? 'Prüfe die Verbindung und versuche es noch einmal. Um ohne Verbindung zu arbeiten, verbinde dich einmal und wähle über der Liste der Modelle „Alles für offline behalten“.'
          : 'Prüfe die Verbindung und versuche es noch einmal.',
    }),
    'dropped-unreadable': ({ file }) => ({
      message: `Die Datei ${file} des Modells kann nicht gelesen werden.`,
      hint: 'Lege model.json und alle seine .bin-Dateien zusammen ab, oder ihren Ordner, oder ein Zip davon.',
    }),
    'file-unreadable': ({ file }) => ({
      message: `Die Datei ${file} des Modells kann nicht gelesen werden.`,
      hint: 'Gib den Ordner an, der model.json und alle darin genannten Dateien enthält.',
    }),
    'path-unreadable': ({ path }) => ({
      message: `Das Modell ${path} kann nicht gelesen werden.`,
      hint: 'Gib den Pfad einer model.json, ihres Ordners, eines Archivs oder einer Keras-Datei an.',
    }),
    'shard-not-brought': ({ file }) => ({
      message: `Die Gewichtsdatei ${file}, die in der Beschreibung des Modells steht, kam nicht mit.`,
      hint: 'Lege die .json-Datei des Modells und alle seine .bin-Dateien zusammen ab, oder ihren Ordner, oder ein Archiv davon.',
    }),
    'foreign-format': ({ format }) => ({
      message: `Was du abgelegt hast, ist ${foreignModels[format]}; das kann ein Browser nicht ausführen.`,
      hint: 'Speichere das Modell aus Keras (model.save("model.keras")), oder wandle es mit tensorflowjs_converter um (von PyTorch über ONNX und TensorFlow), und lege ab, was dabei entsteht.',
    }),
    'none-brought': () => ({
      message: 'Unter diesen Dateien ist kein Modell.',
      hint: 'Lege ein TensorFlow.js-Modell ab (seine model.json und .bin-Dateien zusammen, ihren Ordner, oder ein Archiv davon) oder eine Keras-Datei (.keras oder .h5). Eine Szene kommt aus einem Bericht in JSON oder einem Paket, die diese Seite gespeichert hat.',
    }),
    'not-loaded': ({ model }) => ({
      message: `Das Modell „${model}“ ist nicht mehr zu sehen.`,
      hint: 'Hol es zurück und mach weiter.',
    }),
    'card-not-fetched': () => ({
      message: 'Der Steckbrief dieses Modells kann nicht geladen werden.',
      hint: 'Prüfe die Verbindung und öffne ihn noch einmal. Die Steckbriefe der Modelle, die auf diesem Gerät gespeichert sind, öffnen sich auch ohne Verbindung: „Alles für offline behalten“, über der Liste der Modelle, speichert alle.',
    }),
    'not-all-fetched': () => ({
      message: 'Nicht alle Modelle konnten geladen werden.',
      hint: 'Prüfe die Verbindung und versuche es noch einmal; die schon gespeicherten Modelle funktionieren auch ohne.',
    }),
    'no-checkpoint': ({ folder }) => ({
      message: `In ${folder} ist kein Checkpoint.`,
      hint: 'Lass --resume weg, um von vorn zu beginnen.',
    }),
    'no-cifar10': () => ({
      message: 'CIFAR-10 ist noch nicht hier.',
      hint: 'Führe einmal `npm run data:cifar10` aus, oder gib --data bundled an.',
    }),
    'no-imagenette': () => ({
      message: 'Die Bilder von Imagenette sind noch nicht hier.',
      hint: 'Führe einmal `python models/recipes/run.py data imagenette` aus.',
    }),
  },
  'model-corrupt': {
    archive: ({ fault }) => corrupt(archiveWords(fault)),
    'not-json': ({ file }) => corrupt(`${file} ist kein JSON`),
    'not-as-expected': ({ file, expected, problem }) => corrupt(`${file} ist ${fileKinds[expected]} (${problem})`),
    'other-card': ({ model }) => corrupt(`Seine card.json ist die von ${model}`),
    'input-differs': ({ card, model }) =>
      corrupt(`Laut card.json ist die Eingabe ${brackets(card)}, laut model.json ${brackets(model)}`),
    'hash-differs': ({ file }) =>
      untrusted(`Seine Datei ${file} ist nicht die, die ausgewertet wurde (ihr SHA-256 weicht ab)`),
    'kept-differs': () =>
      untrusted('Was dieses Gerät davon gespeichert hat, wurde seitdem verändert oder gehört zu einem anderen Modell'),
    'shard-named-twice': () => corrupt('model.json nennt eine Gewichtsdatei zweimal'),
    'shard-bytes': ({ files, wanted, found }) =>
      corrupt(
        `${files.join(', ')} ${form(files.length, { one: 'sollte', other: 'sollten' })} ${whole(wanted)} Bytes an Gewichten enthalten und ${form(files.length, { one: 'enthält', other: 'enthalten' })} ${whole(found)}`,
      ),
    'weight-missing': ({ weight }) => corrupt(`Das Gewicht „${weight}“ fehlt`),
    'weight-listed-missing': ({ weight, layer }) =>
      corrupt(`Das Gewicht „${weight}“ der Schicht „${layer}“ steht in der Liste und fehlt`),
    'weight-shape': ({ weight, found, wanted }) =>
      corrupt(`Das Gewicht „${weight}“ hat die Form ${brackets(found)} statt ${brackets(wanted)}`),
    'weight-count': ({ weight, found, wanted }) =>
      corrupt(`Das Gewicht „${weight}“ hat ${whole(found)} statt ${whole(wanted)} Werte`),
    'weight-not-finite': ({ weight, index }) =>
      corrupt(`Wert ${index} des Gewichts „${weight}“ ist keine endliche Zahl`),
    'hdf5-too-many-parts': () => corrupt('Seine HDF5-Datei enthält mehr Teile als irgendein Modell'),
    'hdf5-unreadable': ({ problem }) => corrupt(`Seine HDF5-Datei kann nicht gelesen werden (${problem})`),
    'no-layers': () => corrupt('Es hat keine Schichten'),
    'inner-no-layers': ({ model }) =>
      corrupt(
        model === undefined
          ? 'Ein Modell darin hat keine Schichten'
          : `Das Modell „${model}“ darin hat keine Schichten`,
      ),
    'input-layer-missing': ({ layer }) => corrupt(`Seine Eingabeschicht „${layer}“ fehlt`),
    'layer-unnamed': ({ kind }) => corrupt(`Eine ${kind}-Schicht hat keinen Namen`),
    'layer-missing': ({ layer }) => corrupt(`Die Schicht „${layer}“ wird verwendet und fehlt`),
    'layer-cycle': ({ layer }) => corrupt(`Die Schicht „${layer}“ hängt von sich selbst ab`),
    'layer-without-input': ({ layer }) => corrupt(`Die Schicht „${layer}“ hat keine Eingabe`),
    'layer-reads-nothing': ({ layer, input }) =>
      corrupt(`Die Schicht „${layer}“ liest aus „${input}“, das kein Ergebnis hat`),
    'layer-needs-picture': ({ layer, kind }) =>
      corrupt(`Die ${kind}-Schicht „${layer}“ braucht als Eingabe ein Bild mit vier Achsen`),
    'channels-differ': ({ layer, values, channels }) =>
      corrupt(
        `Die Schicht „${layer}“ hat ${whole(values)} ${form(values, { one: 'Wert', other: 'Werte' })} für ${whole(channels)} ${form(channels, { one: 'Kanal', other: 'Kanäle' })}`,
      ),
    'joins-too-few': ({ layer }) => corrupt(`Die Schicht „${layer}“ verbindet weniger als zwei Werte`),
    'joins-other-shapes': ({ layer }) => corrupt(`Die Schicht „${layer}“ verbindet Werte verschiedener Form`),
    'joins-other-sizes': ({ layer }) => corrupt(`Die Schicht „${layer}“ verbindet Bilder verschiedener Größe`),
    'pools-too-small': ({ layer }) =>
      corrupt(`Die Pooling-Schicht „${layer}“ bekommt ein Bild, das kleiner ist als ihr Fenster`),
    'convolves-too-small': ({ layer }) =>
      corrupt(`Die Faltungsschicht „${layer}“ bekommt ein Bild, das kleiner ist als ihr Filter`),
    'reshapes-wrongly': ({ layer, values, shape }) =>
      corrupt(`Die Schicht „${layer}“ kann ihre ${whole(values)} Werte nicht in die Form ${brackets(shape)} bringen`),
    'node-missing': ({ node }) => corrupt(`Der Knoten „${node}“ wird verwendet und fehlt`),
    'node-cycle': ({ node }) => corrupt(`Der Knoten „${node}“ hängt von sich selbst ab`),
    'constant-shape': ({ node, constant, found, wanted }) =>
      corrupt(`In „${node}“ hat „${constant}“ die Form ${brackets(found ?? [])} statt ${brackets(wanted)}`),
    'scores-constant': () => corrupt('Seine Scores hängen nicht vom Bild ab'),
    'cannot-run': ({ problem }) => corrupt(`Es kann nicht ausgeführt werden (${problem})`),
    'not-a-sheet': ({ file }) => ({
      message: `${file} ist nicht der erwartete Bilderbogen.`,
      hint: 'Lösche data/cifar10 und führe noch einmal `npm run data:cifar10` aus.',
    }),
    'not-a-checkpoint': ({ file }) => ({
      message: `${file} ist kein Checkpoint dieser Version.`,
      hint: 'Lass --resume weg, um von vorn zu beginnen.',
    }),
    'not-a-card': ({ file }) => ({
      message: `${file} ist kein Steckbrief eines Modells.`,
      hint: 'Exportiere das Modell noch einmal.',
    }),
    'results-not-json': ({ file }) => ({
      message: `${file} ist keine Datei mit Ergebnissen (sie ist kein JSON).`,
      hint: remade,
    }),
    'not-results': ({ file, problem }) => ({
      message: `${file} ist keine Datei mit Ergebnissen (${problem}).`,
      hint: remade,
    }),
  },
  'model-too-large': {
    bytes: ({ bytes, most }) => ({
      message: `Dieses Modell hat ${whole(Math.ceil(bytes / 1e6))} MB, und die Grenze liegt bei ${exact(most / 1e6)} MB.`,
      hint: 'Verwende ein kleineres Modell, oder speichere seine Gewichte als float16 (tensorflowjs_converter --quantize_float16).',
    }),
    'check-too-slow': ({ seconds }) => ({
      message: `Die Prüfung dieses Modells wurde nach ${whole(seconds)} Sekunden abgebrochen: Es wäre zu langsam, um damit zu arbeiten.`,
      hint: 'Verwende ein kleineres Modell, oder eines, das kleinere Bilder nimmt; war das Gerät beschäftigt, lege das Modell noch einmal ab.',
    }),
    'results-too-large': ({ operation, shape, mostBytes }) =>
      tooDemanding(
        `Mit „${operation}“ der Form ${brackets(shape)} brauchen die Ergebnisse für ein Bild mehr als ${exact(mostBytes / 1e9)} GB`,
      ),
    'too-much-work': ({ operation, most }) =>
      tooDemanding(`Mit „${operation}“ braucht ein Bild mehr als ${exact(most / 1e9)} Milliarden Multiplikationen`),
    'constant-too-large': ({ node, values }) => tooDemanding(`Die Konstante „${node}“ hat ${whole(values)} Werte`),
  },
  'model-not-on-device': {
    'own-model': ({ model }) => ({
      message: `Dieser Link verwendet ein eigenes Modell von jemandem (${model}), das dessen Gerät nie verlassen hat.`,
      hint: 'Lege dieselben Modelldateien hier ab, um es zu sehen; die anderen Spalten funktionieren auch ohne.',
    }),
    'base-gone': ({ model }) => ({
      message: `Das Ausgangsmodell (${model}) ist nicht mehr auf diesem Gerät.`,
      hint: 'Lege seine Dateien hier noch einmal ab und mache weiter, oder beginne mit einem anderen Modell.',
    }),
  },
  'model-untrainable': {
    lacks: ({ lack }) => {
      const { why, hint } = lackWords(lack);
      return { message: `Dieses Modell kann nicht trainiert werden: ${why}.`, hint };
    },
    'no-head': () => ({
      message:
        'Dieses Modell kann keine anderen Klassen lernen: Es endet nicht in einer Dense- oder Faltungsschicht, die jeder Klasse einen Score gibt.',
      hint: 'Trainiere es mit Bildern seiner eigenen Klassen, oder beginne mit einem der Modelle, die mit Limelight kommen.',
    }),
    kinks: ({ operations }) => ({
      message: `Finite Differenzen wären weit daneben: ${operations.join(', ')} ${form(operations.length, { one: 'hat', other: 'haben' })} Knicke.`,
      hint: 'Leite die Strafterme stattdessen durch doppelte Backpropagation ab.',
    }),
  },
};
