/** What CIFAR-10 and Imagenette call their classes. */
export type KnownClass =
  | 'airplane'
  | 'automobile'
  | 'bird'
  | 'cat'
  | 'deer'
  | 'dog'
  | 'frog'
  | 'horse'
  | 'ship'
  | 'truck'
  | 'tench'
  | 'English springer'
  | 'cassette player'
  | 'chain saw'
  | 'church'
  | 'French horn'
  | 'garbage truck'
  | 'gas pump'
  | 'golf ball'
  | 'parachute';

/** What the classes of CIFAR-10 and Imagenette are called, by what the models call them: in English, the same. */
export const classNames: Readonly<Partial<Record<KnownClass, string>>> = {};
