import { exact, whole } from '@/domain/format';
import type { ForeignFormat } from '@/domain/picture-file/signature';
import type { PictureFailures } from '@/domain/failures/pictures';
import type { WordsFor } from '../../words';
import { sampleNames } from '../samples';

const names: Readonly<Record<string, string>> = sampleNames;
const convert =
  'Wandle es zuerst in PNG oder JPEG um: In einem Bildbetrachter öffnen und in einem dieser Formate exportieren oder speichern.';

const foreignFormats: Readonly<Record<ForeignFormat, readonly [name: string, hint: string]>> = {
  tiff: ['TIFF oder Kamera-Rohdaten', convert],
  icon: ['Windows-Symbol', convert],
  cursor: ['Windows-Mauszeiger', convert],
  'jpeg-xl': ['JPEG XL', convert],
  'jpeg-2000': ['JPEG 2000', convert],
  photoshop: ['Photoshop', convert],
  pdf: ['PDF', 'Mache ein Bildschirmfoto des Bildes darin und lege es hier ab.'],
  heic: [
    'HEIC',
    'Wandle es zuerst in JPEG um: auf einem iPhone unter Einstellungen, Kamera, Formate „Maximale Kompatibilität“ wählen oder das Foto als JPEG teilen.',
  ],
  svg: [
    'SVG-Zeichnung',
    'Eine Zeichnung hat noch keine Pixel: als PNG exportieren, oder ein Bildschirmfoto machen und einfügen.',
  ],
};

const anotherWay = 'dann die Kamera noch einmal öffnen, oder stattdessen Bilddateien wählen.';

/** What is said of pictures and the camera. */
export const pictures: WordsFor<PictureFailures> = {
  'picture-empty': {
    'no-bytes': ({ file }) => ({
      message: `„${file}“ ist leer: Es sind keine Daten darin.`,
      hint: 'Wähle eine andere Datei.',
    }),
  },
  'picture-missing': {
    'sample-not-fetched': ({ sample }) => ({
      message: `Das Beispielbild „${names[sample] ?? sample}“ konnte nicht geladen werden.`,
      hint: 'Prüfe die Verbindung, wähle ein anderes Beispiel oder öffne ein eigenes Bild.',
    }),
  },
  'picture-not-an-image': {
    'unknown-format': ({ file }) => ({
      message: `„${file}“ ist kein Bild.`,
      hint: 'Wähle eine Datei im Format PNG, JPEG, WebP, GIF, BMP oder AVIF.',
    }),
    'link-dropped': () => ({
      message: 'Was du abgelegt hast, ist ein Link, keine Bilddatei.',
      hint: 'Speichere das Bild und lege die Datei ab, oder kopiere das Bild und füge es hier ein.',
    }),
  },
  'picture-unsupported': {
    'foreign-format': ({ file, format }) => {
      const [name, hint] = foreignFormats[format];
      return { message: `Dieser Browser kann „${file}“ nicht öffnen (${name}).`, hint };
    },
  },
  'picture-not-on-device': {
    'own-picture': ({ picture }) => ({
      message: `Das Bild „${picture}“ ist nicht auf diesem Gerät: Eigene Bilder verlassen ihr Gerät nie, und ein gelöschtes ist fort.`,
      hint: 'Lege das Bild hier ab, um dieselbe Szene zu sehen; bis dahin wird ein anderes gezeigt.',
    }),
  },
  'picture-damaged': {
    'part-missing': ({ file, format }) => ({
      message: `„${file}“ ist ein beschädigtes ${format}-Bild: Ein Teil fehlt oder ist falsch.`,
      hint: 'Hole die Datei noch einmal von dort, woher sie kam; vielleicht brach ein Download oder eine Kopie zu früh ab.',
    }),
  },
  'picture-too-large': {
    bytes: ({ file, bytes, most }) => ({
      message: `„${file}“ hat ${whole(Math.round(bytes / 1e6))} MB; höchstens ${exact(most / 1e6)} MB können geöffnet werden.`,
      hint: 'Speichere es kleiner oder stärker komprimiert und versuche es noch einmal.',
    }),
    pixels: ({ file, width, height, most }) => ({
      message: `„${file}“ hat ${whole(width)} × ${whole(height)} Pixel; höchstens ${exact(most / 1e6)} Millionen können geöffnet werden.`,
      hint: 'Verkleinere es zuerst in einem Bildbetrachter; 1.000 Pixel je Seite genügen hier.',
    }),
    parts: ({ file, most }) => ({
      message: `„${file}“ besteht aus mehr als ${whole(most)} Teilen, und so viele braucht kein Bild.`,
      hint: 'Speichere es mit einem Bildbearbeitungsprogramm neu oder wähle eine andere Datei.',
    }),
  },
  'camera-refused': {
    'not-allowed': () => ({
      message: 'Der Browser lässt diese Seite die Kamera nicht benutzen.',
      hint: `Erlaube es in der Adressleiste, ${anotherWay}`,
    }),
  },
  'camera-missing': {
    'in-use': () => ({
      message: 'Ein anderes Programm benutzt die Kamera.',
      hint: `Schließe das andere Programm, ${anotherWay}`,
    }),
    'none-found': () => ({
      message: 'Auf diesem Gerät wurde keine Kamera gefunden.',
      hint: `Schließe eine an, ${anotherWay}`,
    }),
  },
};
