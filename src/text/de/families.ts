import type { families as en } from '../en/families';

/** The families of models. */
export const families: typeof en = {
  cifar10: { label: 'CIFAR-10', summary: 'zehn Arten von Tieren und Fahrzeugen, in winzigen Bildern' },
  imagenette: { label: 'Imagenette', summary: 'zehn leicht zu unterscheidende Dinge, in größeren Bildern' },
  imagenet: { label: 'ImageNet', summary: 'tausend Klassen, für deine eigenen Fotos' },
  own: { label: 'Eigene', summary: 'Modelle, die du hinzugefügt hast; sie bleiben auf diesem Gerät' },
};
