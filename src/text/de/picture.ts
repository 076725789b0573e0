import { form } from './grammar';
import type { Text } from '../en';

/** What is read in the panel *Picture*, and where something is dropped on the page. */
export const picture: Text['picture'] = {
  title: 'Bild',
  opening: 'Öffnet…',
  none: 'Noch kein Bild',
  choose: 'Wählen…',
  file: 'Bilddatei',
  otherWays: 'oder eins ablegen oder einfügen',
  ownCredit: 'Dein Bild bleibt auf diesem Gerät.',
  noCredit: 'Bilder bleiben auf diesem Gerät.',
  crop: {
    name: 'Teil des Bildes, den die Modelle sehen',
    hint: 'Die Modelle sehen nur den hellen Teil: zieh ihn',
    place: (percent, from) => `${percent} % von ${from === 'left' ? 'links' : 'oben'}`,
  },
  fitWhole: 'Ganz zeigen',
  fitWholeSummary: 'Zeigt den Modellen das ganze Bild, zwischen grauen Balken, statt des Teils im Rahmen',
  own: {
    summary: (count, allKept) =>
      `${form(count, { one: 'dein Bild', other: `deine ${count} Bilder` })}, ${allKept ? 'auf diesem Gerät gespeichert' : 'nicht alle auf diesem Gerät gespeichert'}`,
    delete: 'Von diesem Gerät löschen',
    deleteName: (picture) => `${picture} von diesem Gerät löschen`,
  },
  drop: {
    training: 'Lege die Bilder zum Trainieren ab',
    anywhere: 'Lege Bild, Modell, Bericht oder Paket irgendwo ab',
  },
  camera: {
    open: 'Kamera',
    title: 'Ein Bild aufnehmen',
    shoot: 'Bild aufnehmen',
    waiting: 'Wartet auf die Kamera…',
    stays: 'Es bleibt auf diesem Gerät.',
  },
};
