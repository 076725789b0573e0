import type { KnownClass } from '../en/class-names';

/** What the classes of CIFAR-10 and Imagenette are called, by what the models call them. */
export const classNames: Readonly<Record<KnownClass, string>> = {
  airplane: 'avión',
  automobile: 'coche',
  bird: 'pájaro',
  cat: 'gato',
  deer: 'ciervo',
  dog: 'perro',
  frog: 'rana',
  horse: 'caballo',
  ship: 'barco',
  truck: 'camión',
  tench: 'tenca',
  'English springer': 'springer inglés',
  'cassette player': 'reproductor de casetes',
  'chain saw': 'motosierra',
  church: 'iglesia',
  'French horn': 'trompa',
  'garbage truck': 'camión de basura',
  'gas pump': 'surtidor de gasolina',
  'golf ball': 'pelota de golf',
  parachute: 'paracaídas',
};
