import { form, pictures } from './grammar';
import { significant, whole } from '@/domain/format';
import type { Text } from '../en';

/** What is read of a fine-tuning on the page from the start: how far it is, its buttons, and what stands in its way. */
export const finetune: Text['finetune'] = {
  status: {
    progress: 'Training',
    loss: (loss) => `Loss ${significant(loss)}`,
    smoothed: 'über die letzten Schritte geglättet',
    plan: (model, pictures, recipe, steps) =>
      `${model} · ${pictures} · ${recipe} · ${form(steps, { one: '1 Schritt', other: `${whole(steps)} Schritte` })}`,
    ownPictures: 'eigene Bilder',
    ownSet: (name, n) =>
      name ? `${name}, ${pictures(n)}` : form(n, { one: 'ein eigenes Bild', other: `${whole(n)} eigene Bilder` }),
    ownRecipe: 'Eigenes Rezept',
  },
  standing: {
    starting: 'Aufwärmen: Modell und Bilder werden geladen…',
    preparing: 'Vorbereitung…',
    findingMasks: (done, total) =>
      `Vorbereitung: Der saliente Teil jedes Bildes wird gesucht, ${whole(done)} von ${whole(total)}`,
    recovering: 'Das Grafikgerät ging verloren; weiter geht es vom letzten Zwischenstand…',
    running: (step, total) => `Schritt ${step} von ${total}`,
    checking: (percent) => `Prüfung auf den Validierungsbildern, ${percent} %`,
    ending: (step) => `hält nach Schritt ${step} an`,
    paused: (step, total) => `pausiert bei Schritt ${step} von ${total}`,
    finished: (steps) => `fertig nach ${form(steps, { one: 'einem Schritt', other: `${steps} Schritten` })}`,
    stopped: (step, total) => `abgebrochen bei Schritt ${step} von ${total}`,
    unstarted: 'nicht gestartet',
  },
  buttons: {
    pause: 'Pause',
    resume: 'Weiter',
    stop: 'Hier beenden',
    stopWhat:
      'Hier aufhören und behalten, was gelernt wurde. Es wird noch einmal geprüft; das lässt sich überspringen.',
    skip: 'Ohne Prüfung',
    skipWhat: 'Jetzt aufhören, ohne die letzte Prüfung',
    cancel: 'Abbrechen',
    cancelLoses: (steps) =>
      `Damit ${form(steps, { one: 'geht der eine bisher gelernte Schritt', other: `gehen die ${steps} bisher gelernten Schritte` })} verloren. „Hier beenden“ würde sie behalten.`,
    cancelConfirm: 'Verwerfen',
    start: 'Training starten',
    again: 'Noch einmal',
    startLoses: (step) => `Das bei Schritt ${step} unterbrochene Training geht verloren, sobald ein anderes beginnt.`,
    startConfirm: 'Neu beginnen',
  },
  obstacles: {
    elsewhere: 'In einem anderen Tab dieses Browsers wird gerade trainiert; warte darauf oder halte es dort an.',
    reading: 'Bilder werden gelesen…',
    noPictures: 'Füge zuerst Bilder aus mindestens zwei Klassen hinzu.',
    oneClass: (name) =>
      `Es gibt nur eine Klasse, ${name === undefined ? 'und die ist leer' : `„${name}“`}: Es braucht eine zweite, von der sie zu unterscheiden ist.`,
    lonely: (name, pictures) =>
      `„${name}“ hat ${pictures === 1 ? 'nur ein Bild' : 'kein Bild'}: Nötig sind mindestens zwei, eines zum Lernen und eines zum Validieren.`,
    untaught: (name) => `„${name}“ hat kein Bild zum Lernen.`,
    noValidation: 'Es gibt noch kein Bild zum Validieren: Nimm von jeder Klasse eine zweite Serie auf.',
    bundledMisfit: (size, takes) =>
      `Diese Bilder haben ${size} Pixel, dieses Modell nimmt ${takes}: Beginne mit einem Modell ihrer Größe oder nimm eigene Bilder, in beliebiger Größe.`,
    ownMisfit: (size, takes) =>
      `Diese Bilder wurden mit ${size} Pixeln gelesen, dieses Modell nimmt ${takes}: Füge sie noch einmal hinzu oder beginne mit einem Modell ihrer Größe.`,
  },
};
