import type { FAMILIES } from '@/domain/families';
import type { FamilyWords } from '../en/families';

/** The families of models. */
export const families: Readonly<Record<(typeof FAMILIES)[number], FamilyWords>> = {
  cifar10: { label: 'CIFAR-10', summary: 'diez clases de animales y vehículos, en imágenes diminutas' },
  imagenette: { label: 'Imagenette', summary: 'diez cosas fáciles de distinguir, en imágenes más grandes' },
  imagenet: { label: 'ImageNet', summary: 'mil clases, para tus propias fotos' },
  own: { label: 'Los tuyos', summary: 'modelos que añadiste; se quedan en este dispositivo' },
};
