import type { KnownClass } from '../en/class-names';

/** What the classes of CIFAR-10 and Imagenette are called, by what the models call them. */
export const classNames: Readonly<Record<KnownClass, string>> = {
  airplane: 'Flugzeug',
  automobile: 'Auto',
  bird: 'Vogel',
  cat: 'Katze',
  deer: 'Hirsch',
  dog: 'Hund',
  frog: 'Frosch',
  horse: 'Pferd',
  ship: 'Schiff',
  truck: 'Lkw',
  tench: 'Schleie',
  'English springer': 'English Springer',
  'cassette player': 'Kassettendeck',
  'chain saw': 'Kettensäge',
  church: 'Kirche',
  'French horn': 'Waldhorn',
  'garbage truck': 'Müllwagen',
  'gas pump': 'Zapfsäule',
  'golf ball': 'Golfball',
  parachute: 'Fallschirm',
};
