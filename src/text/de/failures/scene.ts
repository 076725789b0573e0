import { exact, times, whole } from '@/domain/format';
import type { DataFolderFault, SceneFailures } from '@/domain/failures/scene';
import type { ParamProblem } from '@/domain/params';
import { methodName, paramWords } from '../methods/names';
import type { WordsFor } from '../../words';
import { didYouMean, form } from '../grammar';
import { lackWords } from './lacks';

const change = 'Ändere diesen Wert.';
const defaultScene = 'Stattdessen ist die Standardszene zu sehen.';

/** Why a value of a parameter, called `label`, was refused; the beginning of a sentence. */
function problemWords(label: string, problem: ParamProblem): string {
  switch (problem.problem) {
    case 'not-a-number':
      return `${label} muss eine Zahl sein`;
    case 'out-of-range':
      return `${label} muss zwischen ${exact(problem.min)} und ${exact(problem.max)} liegen, nicht bei ${exact(problem.given)}`;
    case 'not-a-class':
      return `${label} muss die Nummer einer Klasse sein, oder -1`;
    case 'not-true-or-false':
      return `${label} muss true oder false sein`;
    case 'not-one-of':
      return `${label} muss eines davon sein: ${problem.options.join(', ')}`;
    case 'no-such-parameter':
      return `Es gibt keinen Parameter „${problem.name}“; bekannt sind ${problem.known.join(', ')}`;
    default:
      return problem satisfies never;
  }
}

function dataFolderWords(fault: DataFolderFault): string {
  switch (fault.fault) {
    case 'unreadable':
      return 'kann nicht gelesen werden';
    case 'not-json':
      return 'ist kein JSON';
    case 'label-without-class':
      return 'hat ein Label ohne Klasse';
    case 'values-out-of-range':
      return 'hat Werte außerhalb von [0, 1]';
    case 'bytes-differ':
      return `enthält ${whole(fault.bytes)} Bytes, und meta.json verspricht ${whole(fault.promised)}`;
    case 'labels-differ':
      return `hat ${whole(fault.labels)} Labels für ${whole(fault.pictures)} Bilder`;
    case 'not-as-expected':
      return `ist nicht wie erwartet (${fault.problem})`;
    default:
      return fault satisfies never;
  }
}

const flagList = (names: readonly string[], glue = ', ') => names.map((name) => `--${name}`).join(glue);
const oneOf = (known: readonly string[]) => `Wähle eines davon: ${known.join(', ')}.`;
const fewer = 'Verlange weniger mit --n.';

/** What is said of links, command lines, and of what a model cannot do with what is asked of it. */
export const scene: WordsFor<SceneFailures> = {
  'scene-unknown-model': {
    'of-link': ({ model, known }) => ({
      message: `Es gibt kein Modell namens „${model}“; es gibt ${known.join(', ')}.`,
      hint: defaultScene,
    }),
    'source-not-shown': ({ source }) => ({
      message: `Der Angriff dieses Links wird auf „${source}“ gemacht, und das ist keines seiner Modelle.`,
      hint: 'Stattdessen wird jedes Modell für sich angegriffen.',
    }),
    'no-such-model': ({ model, near }) => ({
      message: `Es gibt kein Modell „${model}“.`,
      hint: `${didYouMean(near)}Gib eine Id aus dem Ordner models an, oder den Pfad einer model.json.`,
    }),
  },
  'scene-unknown-attack': {
    'of-link': ({ attack, known }) => ({
      message: `Es gibt keinen Angriff namens „${attack}“; es gibt ${known.join(', ')}.`,
      hint: 'Stattdessen ist der Standardangriff gewählt.',
    }),
    'no-such-attack': ({ attack, known }) => ({ message: `Es gibt keinen Angriff „${attack}“.`, hint: oneOf(known) }),
  },
  'scene-unknown-saliency': {
    'of-link': ({ saliency, known, othersLeft }) => ({
      message: `Es gibt keine Saliency-Methode namens „${saliency}“; es gibt ${known.join(', ')}.`,
      hint: othersLeft ? 'Sie wird weggelassen.' : 'Stattdessen ist die Standardmethode gewählt.',
    }),
    'no-such-saliency': ({ saliency, known }) => ({
      message: `Es gibt keine Saliency-Methode „${saliency}“.`,
      hint: oneOf(known),
    }),
  },
  'scene-unknown-sample': {
    'of-link': ({ sample, known }) => ({
      message: `Es gibt kein Beispielbild namens „${sample}“; es gibt ${known.join(', ')}.`,
      hint: defaultScene,
    }),
    'no-such-sample': ({ sample }) => ({
      message: `Es gibt kein Beispielbild namens „${sample}“.`,
      hint: 'Wähle eines aus der Galerie.',
    }),
  },
  'scene-unknown-part': {
    'of-link': ({ part, known }) => ({
      message: `Der Link verbirgt „${part}“, und einen solchen Teil hat die Seite nicht.`,
      hint: `Alles andere ist, wie der Link es sagt. Verbergen lassen sich: ${known.join(', ')}.`,
    }),
  },
  'scene-unknown-backend': {
    'of-link': ({ backend, known }) => ({
      message: `Es gibt kein Backend namens „${backend}“; es gibt ${known.join(', ')}.`,
      hint: 'Stattdessen wurde das schnellste gewählt, das hier funktioniert.',
    }),
  },
  'scene-bad-parameter': {
    'of-link': ({ method, problem }) => ({
      message: `${problemWords(paramWords(method, problem.name).label, problem)}.`,
      hint: 'Stattdessen gilt der Standardwert.',
    }),
    'of-method': ({ method, problem }) => ({
      message: `${problemWords(paramWords(method, problem.name).label, problem)}.`,
      hint: 'Wähle einen Wert in diesem Bereich.',
    }),
    'of-flag': ({ flag, problem }) => ({ message: `${problemWords(`--${flag}`, problem)}.`, hint: change }),
    'no-such-layer': ({ layer, known }) => ({
      message: `Das Modell hat keine Schicht „${layer}“, aus der sich eine Karte machen ließe.`,
      hint: `Es hat ${known.join(', ')}; oder sage last, middle oder first.`,
    }),
    'no-class-to-aim-at': ({ index, classes }) => ({
      message: `Klasse ${index} gibt es nicht: Dieses Modell hat die Klassen 0 bis ${classes - 1}.`,
      hint: 'Wähle eine der Klassen des Modells als Ziel, oder keine.',
    }),
    'no-class-to-explain': ({ index, classes }) => ({
      message: `Das Modell hat keine Klasse ${index}.`,
      hint: `Seine Klassen sind 0 bis ${classes - 1}.`,
    }),
    'not-a-flag': ({ word }) => ({
      message: `„${word}“ ist keine Option.`,
      hint: 'Schreibe Optionen als --name wert, hinter `npm run … --`.',
    }),
    'unknown-flags': ({ flags, near }) => ({
      message: `Es gibt keine Option ${flagList(flags, ' und keine ')}.`,
      hint: `${didYouMean(near.length === 0 ? undefined : flagList(near, ' und '))}--help zeigt alle.`,
    }),
    'foreign-flag': ({ flag, method, own, command }) => ({
      message: `Bei ${method} gibt es keine Option --${flag}.`,
      hint:
        own.length === 0
          ? `Lass sie weg; die Optionen hier sind ${flagList(command)}.`
          : `Die Optionen dafür sind ${flagList(own)}.`,
    }),
    'given-twice': ({ flag }) => ({ message: `--${flag} steht zweimal da.`, hint: 'Lass eines davon weg.' }),
    'takes-no-value': ({ flag }) => ({ message: `--${flag} nimmt keinen Wert.`, hint: 'Schreibe es allein.' }),
    'needs-value': ({ flag }) => ({ message: `--${flag} braucht einen Wert.`, hint: `Schreibe --${flag} <Wert>.` }),
    'not-whole': ({ flag, given }) => ({
      message: `--${flag} muss eine ganze Zahl sein, nicht ${given}.`,
      hint: change,
    }),
    'not-whole-within': ({ flag, given, min, max }) => ({
      message: `--${flag} muss eine ganze Zahl ${
        max === Number.MAX_SAFE_INTEGER ? `ab ${whole(min)}` : `zwischen ${whole(min)} und ${whole(max)}`
      } sein, nicht „${given}“.`,
      hint: change,
    }),
    'not-one-of': ({ flag, given, options }) => ({
      message: `--${flag} muss eines von ${options.join(', ')} sein, nicht „${given}“.`,
      hint: change,
    }),
    'not-known': ({ flag, given, known, near }) => ({
      message: `--${flag}: „${given}“ gibt es nicht.`,
      hint: `${didYouMean(near)}Bekannt sind ${known.join(', ')}.`,
    }),
    'not-a-target': ({ given }) => ({
      message: `--target muss label, predicted oder die Nummer einer Klasse sein, nicht „${given}“.`,
      hint: change,
    }),
    'unknown-command': ({ command, known, near }) => ({
      message: `Es gibt keinen Befehl „${command}“.`,
      hint: `${didYouMean(near)}Bekannt sind ${known.join(', ')}.`,
    }),
    'too-few-pictures': ({ data, pictures, asked }) => ({
      message: `${data} hat ${whole(pictures)} ${form(pictures, { one: 'Bild', other: 'Bilder' })}, nicht ${whole(asked)}.`,
      hint: fewer,
    }),
    'too-few-held-out': ({ data, pictures, asked }) => ({
      message: `${data} hat ${whole(pictures)} ${form(pictures, { one: 'zurückgehaltenes Bild', other: 'zurückgehaltene Bilder' })}, nicht ${whole(asked)}.`,
      hint: fewer,
    }),
    'no-such-data': ({ data }) => ({
      message: `Es gibt keine Daten „${data}“.`,
      hint: 'Verwende bundled, cifar10-test, imagenette-val, oder einen Ordner mit images.f32, labels.json und meta.json.',
    }),
    'no-such-training-data': ({ data }) => ({
      message: `Es gibt keine Daten „${data}“.`,
      hint: 'Verwende bundled, oder einen Ordner mit images.f32, labels.json und meta.json.',
    }),
    'data-folder': ({ file, fault }) => ({
      message: `${file} ${dataFolderWords(fault)}.`,
      hint: 'Ein Datenordner enthält images.f32 (NHWC, [0, 1]), labels.json und meta.json ({"shape":[n,h,w,3],"classes":[…]}).',
    }),
    'too-many-files': ({ folder, files, bytes }) => ({
      message: `${folder} enthält ${whole(files)} ${form(files, { one: 'Datei', other: 'Dateien' })} mit ${whole(Math.round(bytes / 1e6))} MB, mehr als ein Modell hat.`,
      hint: 'Gib den Ordner an, der nur das Modell enthält.',
    }),
    'pixels-beside-card': () => ({
      message: '--pixels ist für ein Modell ohne Steckbrief.',
      hint: 'Lass es weg: In card.json steht, wie die Pixel gemeint sind.',
    }),
    'over-its-base': () => ({
      message: 'Das Modell kann nicht über das geschrieben werden, von dem es ausgeht.',
      hint: 'Wähle mit --out einen anderen Ordner.',
    }),
    'other-settings': ({ folder }) => ({
      message: `${folder} wurde mit anderen Einstellungen begonnen.`,
      hint: 'Gib dieselben Optionen an, oder lass --resume weg.',
    }),
  },
  'scene-too-long': {
    'too-many-models': ({ named, most }) => ({
      message: `Dieser Link nennt ${whole(named)} Modelle; nebeneinander ist Platz für ${whole(most)}.`,
      hint: `Die ersten ${whole(most)} sind zu sehen.`,
    }),
    'too-many-maps': ({ named, most }) => ({
      message: `Dieser Link nennt ${whole(named)} Erklärungen; nebeneinander ist Platz für ${whole(most)}.`,
      hint: `Die ersten ${whole(most)} sind zu sehen.`,
    }),
  },
  'scene-unreadable': {
    'foreign-version': ({ version }) => ({
      message: `Dieser Link beschreibt keine Szene, die diese Version öffnen kann (Version ${version}).`,
      hint: `${defaultScene} Bitte noch einmal um den Link, oder mache hier weiter.`,
    }),
    'bad-fields': ({ fields }) => ({
      message: `In diesem Link nicht lesbar: ${fields.map((field) => `„${field}“`).join(', ')}.`,
      hint: 'Dafür gilt, was die Standardszene hat. Bitte noch einmal um den Link, oder mache hier weiter.',
    }),
  },
  'method-unsupported': {
    lacks: ({ method, lack }) => {
      const { why, hint } = lackWords(lack);
      return { message: `${methodName(method)} lässt sich mit diesem Modell nicht verwenden: ${why}.`, hint };
    },
    'no-gradient': ({ lack }) => {
      const { why, hint } = lackWords(lack);
      return { message: `Das geht mit diesem Modell nicht: ${why}.`, hint };
    },
    'not-taken-apart': () => ({
      message:
        'Die Schichten dieses Modells lassen sich nicht neu auslosen: Einige seiner Operationen kennt nur TensorFlow.js.',
      hint: 'Wähle ein Modell aus dem Zoo, oder eines, das als Layers- oder Keras-Modell gespeichert ist.',
    }),
    'no-class': ({ index }) => ({
      message: `Dieses Modell hat keine Klasse mit der Nummer ${index}.`,
      hint: 'Wähle eine andere Klasse.',
    }),
    'no-layers': () => ({
      message: 'Dieses Modell hat keine Schicht, deren Aktivierung noch ein Bild ist; deshalb lässt sich keine zeigen.',
      hint: 'Wähle ein Modell mit Faltungen.',
    }),
    'size-differs': ({ model, takes, data, has }) => ({
      message: `Das Modell „${model}“ nimmt Bilder von ${times(takes)}, und die von ${data} haben ${times(has)}.`,
      hint: 'Wähle Daten in der Größe des Modells.',
    }),
    'label-beyond-classes': ({ model, data, label, classes }) => ({
      message: `${data} hat ein Label ${label}, und das Modell „${model}“ nur die Klassen 0 bis ${classes - 1}.`,
      hint: 'Wähle Daten mit den Klassen des Modells.',
    }),
  },
  'numerical-failure': {
    'logit-not-a-number': ({ model }) => ({
      message: `Das Modell „${model}“ gab einen Logit aus, der keine Zahl ist.`,
      hint: 'Versuche es mit einem anderen Backend; bleibt es so, ist das Modell beschädigt.',
    }),
    'not-numbers': () => ({
      message: 'Bei der Rechnung kamen Werte heraus, die keine Zahlen sind.',
      hint: 'Ändere einen Parameter, oder wähle in der Anzeige oben ein anderes Backend.',
    }),
  },
};
