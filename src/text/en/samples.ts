/** What the bundled pictures are called, by their ids. */
export const sampleNames = {
  'cifar-airplane': 'Airplane',
  'cifar-car': 'Car',
  'cifar-bird': 'Bird',
  'cifar-cat': 'Cat',
  'cifar-deer': 'Deer',
  'cifar-dog': 'Dog',
  'cifar-frog': 'Frog',
  'cifar-horse': 'Horse',
  'cifar-ship': 'Ship',
  'cifar-truck': 'Truck',
  tench: 'Tench (rendered)',
  'english-springer': 'English springer (rendered)',
  'cassette-player': 'Cassette player (rendered)',
  'chain-saw': 'Chain saw (rendered)',
  church: 'Church (rendered)',
  'french-horn': 'French horn (rendered)',
  'garbage-truck': 'Garbage truck (rendered)',
  'gas-pump': 'Gas pump (rendered)',
  'golf-ball': 'Golf ball (rendered)',
  parachute: 'Parachute (rendered)',
  chelsea: 'Chelsea the cat (photograph)',
  rocket: 'Rocket (photograph)',
  coffee: 'Cup of coffee (photograph)',
  camera: 'Camera on a tripod (photograph)',
  goldfish: 'Goldfish (photograph)',
  hammer: 'Hammer (photograph)',
  dam: 'Dam (photograph)',
  screwdriver: 'Screwdriver (photograph)',
};

/** The gallery of bundled pictures, and what is said of one that models on the screen were never taught. */
export const sampleWords = {
  gallery: 'Sample pictures',
  /** Of a group, after the name of the family whose models know it. */
  untaught: 'never taught to these models',
  /** Of one picture among others that they know. */
  untaughtOne: (name: string) => `${name}: never taught to these models`,
  more: 'More pictures',
  noneTaught: 'No model here was taught what this picture shows.',
  someUntaught: 'Not every model here was taught what this picture shows.',
  addKnowing: (model: string, size: string) => `Add ${model} (${size})`,
};
