import type { sampleNames as names, sampleWords as words } from '../en/samples';

/** What the sample pictures are called, by id. */
export const sampleNames: typeof names = {
  'cifar-airplane': 'Flugzeug',
  'cifar-car': 'Auto',
  'cifar-bird': 'Vogel',
  'cifar-cat': 'Katze',
  'cifar-deer': 'Hirsch',
  'cifar-dog': 'Hund',
  'cifar-frog': 'Frosch',
  'cifar-horse': 'Pferd',
  'cifar-ship': 'Schiff',
  'cifar-truck': 'Lkw',
  tench: 'Schleie (gerendert)',
  'english-springer': 'English Springer (gerendert)',
  'cassette-player': 'Kassettendeck (gerendert)',
  'chain-saw': 'Kettensäge (gerendert)',
  church: 'Kirche (gerendert)',
  'french-horn': 'Waldhorn (gerendert)',
  'garbage-truck': 'Müllwagen (gerendert)',
  'gas-pump': 'Zapfsäule (gerendert)',
  'golf-ball': 'Golfball (gerendert)',
  parachute: 'Fallschirm (gerendert)',
  chelsea: 'Chelsea, die Katze (Foto)',
  rocket: 'Rakete (Foto)',
  coffee: 'Tasse Kaffee (Foto)',
  camera: 'Kamera auf einem Stativ (Foto)',
  goldfish: 'Goldfisch (Foto)',
  hammer: 'Hammer (Foto)',
  dam: 'Staudamm (Foto)',
  screwdriver: 'Schraubendreher (Foto)',
};

/** The gallery of sample pictures, and what is said of one that models on the page were never taught. */
export const sampleWords: typeof words = {
  gallery: 'Beispielbilder',
  untaught: 'haben diese Modelle nie gelernt',
  untaughtOne: (name) => `${name}: haben diese Modelle nie gelernt`,
  more: 'Weitere Bilder',
  noneTaught: 'Kein Modell hier hat gelernt, was dieses Bild zeigt.',
  someUntaught: 'Nicht jedes Modell hier hat gelernt, was dieses Bild zeigt.',
  addKnowing: (model, size) => `${model} dazunehmen (${size})`,
};
