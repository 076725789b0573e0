import type { sampleNames as names, sampleWords as words } from '../en/samples';

/** What the sample pictures are called, by id. */
export const sampleNames: typeof names = {
  'cifar-airplane': 'Avión',
  'cifar-car': 'Coche',
  'cifar-bird': 'Pájaro',
  'cifar-cat': 'Gato',
  'cifar-deer': 'Ciervo',
  'cifar-dog': 'Perro',
  'cifar-frog': 'Rana',
  'cifar-horse': 'Caballo',
  'cifar-ship': 'Barco',
  'cifar-truck': 'Camión',
  tench: 'Tenca (renderizada)',
  'english-springer': 'Springer inglés (renderizado)',
  'cassette-player': 'Reproductor de casetes (renderizado)',
  'chain-saw': 'Motosierra (renderizada)',
  church: 'Iglesia (renderizada)',
  'french-horn': 'Trompa (renderizada)',
  'garbage-truck': 'Camión de basura (renderizado)',
  'gas-pump': 'Surtidor de gasolina (renderizado)',
  'golf-ball': 'Pelota de golf (renderizada)',
  parachute: 'Paracaídas (renderizado)',
  chelsea: 'La gata Chelsea (fotografía)',
  rocket: 'Cohete (fotografía)',
  coffee: 'Taza de café (fotografía)',
  camera: 'Cámara sobre un trípode (fotografía)',
  goldfish: 'Pez dorado (fotografía)',
  hammer: 'Martillo (fotografía)',
  dam: 'Presa (fotografía)',
  screwdriver: 'Destornillador (fotografía)',
};

/** The gallery of sample pictures, and what is said of one that models on the page were never taught. */
export const sampleWords: typeof words = {
  gallery: 'Imágenes de ejemplo',
  untaught: 'estos modelos nunca las aprendieron',
  untaughtOne: (name) => `${name}: estos modelos nunca lo aprendieron`,
  more: 'Más imágenes',
  noneTaught: 'Ningún modelo de aquí aprendió lo que muestra esta imagen.',
  someUntaught: 'No todos los modelos de aquí aprendieron lo que muestra esta imagen.',
  addKnowing: (model, size) => `Añadir ${model} (${size})`,
};
