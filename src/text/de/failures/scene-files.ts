import type { SceneFileFailures, SceneFileKind } from '@/domain/failures/scene-files';
import type { WordsFor } from '../../words';
import { megabytes } from '../grammar';

const kinds: Readonly<Record<SceneFileKind, string>> = { report: 'Der Bericht', bundle: 'Das Paket' };

const again =
  'Was zu sehen ist, bleibt. Hole die Datei noch einmal von dort, woher sie kam; vielleicht brach ein Download zu früh ab.';
const reload =
  'Was zu sehen ist, bleibt. Lade diese Seite in ihrer neuesten Version und lege die Datei noch einmal ab.';

/** What is said of reports and bundles that cannot be opened. */
export const sceneFiles: WordsFor<SceneFileFailures> = {
  'scene-file-damaged': {
    'cut-off': ({ file, kind }) => ({
      message: `${kinds[kind]} „${file}“ ist beschädigt oder bricht vor dem Ende ab.`,
      hint: again,
    }),
    'bad-field': ({ file, kind, field }) => ({
      message: `${kinds[kind]} „${file}“ lässt sich nicht verwenden: Das Feld „${field}“ fehlt oder ist falsch.`,
      hint: 'Was zu sehen ist, bleibt. Wurde die Datei von Hand geändert, mache das rückgängig; sonst hole sie noch einmal.',
    }),
    'picture-left-out': ({ file, picture }) => ({
      message: `Das Paket „${file}“ sollte das Bild „${picture}“ enthalten, tut es aber nicht.`,
      hint: 'Was zu sehen ist, bleibt. Bitte um das Paket, wie es gespeichert wurde, oder lege das Bild für sich allein ab.',
    }),
  },
  'scene-file-page': {
    'no-scene': ({ file }) => ({
      message: `„${file}“ ist ein Bericht zum Lesen: Er zeigt die Szene, enthält sie aber nicht.`,
      hint: 'Was zu sehen ist, bleibt. Öffne den Link darin, um die Szene zu sehen. Oder lege die JSON-Form des Berichts ab, die sie wiederherstellt, falls auch sie gespeichert wurde.',
    }),
  },
  'scene-file-others': {
    left: ({ file, files }) => ({
      message: `Es wird immer nur eine Szene gezeigt: die aus „${file}“.`,
      hint: `Nicht geöffnet: ${files.map((name) => `„${name}“`).join(', ')}. Lege die anderen nacheinander ab.`,
    }),
  },
  'scene-file-newer': {
    'foreign-version': ({ file, kind, version }) => ({
      message: `${kinds[kind]} „${file}“ stammt aus einer neueren Version von Limelight (Format ${version}).`,
      hint: reload,
    }),
  },
  'scene-file-unknown': {
    name: ({ file, what, name }) => ({
      message: `„${file}“ zeigt ${{ model: 'ein Modell', sample: 'ein Beispielbild', method: 'eine Methode' }[what]} namens „${name}“; so etwas hat diese Seite nicht.`,
      hint: reload,
    }),
  },
  'scene-file-too-large': {
    bytes: ({ file, bytes, most }) => ({
      message: `Das Bild im Paket „${file}“ hat ${megabytes(bytes)}; höchstens ${megabytes(most)} können geöffnet werden.`,
      hint: 'Was zu sehen ist, bleibt. Bitte um ein Paket mit einem kleineren Bild; 1.000 Pixel je Seite genügen hier.',
    }),
  },
};
